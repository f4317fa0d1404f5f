package de.mahnwerk.agency.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code case_item} and {@code debtor}, read for many cases at once. */
final class CaseParts {

    private CaseParts() {}

    static Map<UUID, List<CaseItem>> items(JdbcClient db, long client, Collection<UUID> ids) {
        return grouped(db.sql("""
                        select case_id, position, invoice_number, kind, subject, contract_on, delivered_on, issued_on, due_on,
                               amount_cents, open_cents
                          from case_item
                         where client = :client and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by case_id, position
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query(of(row -> new CaseItem(
                        row.getInt("position"),
                        row.getString("invoice_number"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getObject("contract_on", LocalDate.class),
                        row.getObject("delivered_on", LocalDate.class),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        Money.cents(row.getLong("amount_cents")),
                        Money.cents(row.getLong("open_cents")))))
                .list());
    }

    static Map<UUID, CaseDebtor> debtors(JdbcClient db, long client, Collection<UUID> ids) {
        return db
                .sql("""
                        select c.id as case_id, d.id, d.kind, d.salutation, d.first_name, d.last_name, d.company, d.legal_form,
                               d.date_of_birth, d.addition, d.street, d.postcode, d.city, d.country,
                               array(select jsonb_array_elements_text(d.emails)) as emails,
                               array(select jsonb_array_elements_text(d.phones)) as phones, d.customer_number, d.language,
                               d.known_state
                          from collection_case c join debtor d on d.client = :client and d.id = c.debtor_id
                         where c.client = :client and c.id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query(of(CaseParts::debtor))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CaseDebtor debtor(ResultSet row) throws SQLException {
        return new CaseDebtor(
                row.getLong("id"),
                DebtorKind.valueOf(row.getString("kind")),
                row.getString("salutation"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("company"),
                row.getString("legal_form"),
                row.getObject("date_of_birth", LocalDate.class),
                row.getString("addition"),
                row.getString("street"),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("country"),
                texts(row, "emails"),
                texts(row, "phones"),
                row.getString("customer_number"),
                row.getString("language"),
                row.getString("known_state"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> RowMapper<Map.Entry<UUID, T>> of(Reader<T> reader) {
        return (row, n) -> Map.entry(row.getObject("case_id", UUID.class), reader.read(row));
    }

    private static <T> Map<UUID, List<T>> grouped(List<Map.Entry<UUID, T>> rows) {
        return rows.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}

package de.mahnwerk.agency.cases;

import de.mahnwerk.platform.database.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases of all clients by what people and banks write of them; in a transaction over all clients. */
@Component
public class CaseSearch {

    /** A case that holds an invoice of that number; {@code name} is the debtor's company or last name. */
    public record ByInvoice(String invoiceNumber, String name, CollectionCase of) {}

    /** A case whose debtor bears that name, as it was asked for. */
    public record ByName(String name, CollectionCase of) {}

    private final JdbcClient db;

    CaseSearch(JdbcClient db) {
        this.db = db;
    }

    /** Cases of all clients by their numbers, as payment references carry them; in a transaction over all clients. */
    public List<CollectionCase> byNumber(Collection<Long> numbers) {
        return db.sql(
                        CaseRow.SELECT
                                + " where number = any(array(select n::bigint from jsonb_array_elements_text(:numbers::jsonb) n))")
                .param("numbers", Rows.json(numbers))
                .query(CaseRow.MAPPER)
                .list();
    }

    /** Cases of all clients by the references that people use; in a transaction over all clients. */
    public List<CollectionCase> byReference(Collection<String> references) {
        return db.sql(CaseRow.SELECT
                        + " where reference = any(array(select jsonb_array_elements_text(:references::jsonb)))")
                .param("references", Rows.json(references))
                .query(CaseRow.MAPPER)
                .list();
    }

    /** The case of that reference. */
    public Optional<CollectionCase> byReference(String reference) {
        return byReference(List.of(reference)).stream().findAny();
    }

    /** Cases of all clients with an invoice of one of these numbers, and the debtor's last name or company. */
    public List<ByInvoice> byInvoiceNumber(Collection<String> numbers) {
        record Named(UUID id, String invoiceNumber, String name) {}
        List<Named> named = db.sql("""
                        select i.case_id as id, i.invoice_number, coalesce(d.company, d.last_name, '') as name
                          from case_item i
                          join collection_case c on c.client = i.client and c.id = i.case_id
                          join debtor d on d.client = c.client and d.id = c.debtor_id
                         where i.upper_number = any(array(select jsonb_array_elements_text(:numbers::jsonb)))
                        """)
                .param("numbers", Rows.json(numbers))
                .query(Named.class)
                .list();
        Map<UUID, CollectionCase> found = byId(db.sql(CaseRow.SELECT
                        + " where id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))")
                .param("ids", Rows.json(named.stream().map(Named::id).toList()))
                .query(CaseRow.MAPPER)
                .list());
        return named.stream()
                .map(one -> new ByInvoice(one.invoiceNumber(), one.name(), Objects.requireNonNull(found.get(one.id()))))
                .toList();
    }

    /** Open cases of all clients whose debtors bear one of these names, in one of the ways in which banks write it. */
    public List<ByName> openByDebtorName(Collection<String> names) {
        record Named(UUID id, String name) {}
        List<Named> named =
                db.sql("""
                        with asked as materialized (
                          select n as name, stripped_name(n) as stripped, spelled_name(n) as spelled
                            from jsonb_array_elements_text(:names::jsonb) n)
                        select c.id, a.name
                          from debtor d
                          join collection_case c on c.client = d.client and c.debtor_id = d.id
                          join asked a on a.stripped = d.stripped_name or a.spelled = d.spelled_name
                         where (d.stripped_name = any(array(select stripped from asked))
                                or d.spelled_name = any(array(select spelled from asked)))
                           and c.status not in ('CLOSED', 'REJECTED')
                        """).param("names", Rows.json(names)).query(Named.class).list();
        Map<UUID, CollectionCase> found = byId(db.sql(CaseRow.SELECT
                        + " where id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))")
                .param("ids", Rows.json(named.stream().map(Named::id).toList()))
                .query(CaseRow.MAPPER)
                .list());
        return named.stream()
                .map(one -> new ByName(one.name(), Objects.requireNonNull(found.get(one.id()))))
                .toList();
    }

    private static Map<UUID, CollectionCase> byId(List<CollectionCase> cases) {
        return cases.stream().collect(Collectors.toMap(CollectionCase::id, Function.identity()));
    }
}

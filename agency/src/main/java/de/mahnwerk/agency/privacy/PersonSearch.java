package de.mahnwerk.agency.privacy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.privacy.KnownPerson.Known;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds people among the debtors of all clients; in a transaction over all clients. */
@Component
public class PersonSearch {

    private record Found(long client, long id, String plainName) {
        String key() {
            return client + "-" + id;
        }
    }

    private static final RowMapper<Known> MAPPER = (row, n) -> new Known(
            row.getLong("client"),
            row.getLong("id"),
            requireNonNull(row.getString("creditor")),
            requireNonNull(row.getString("name")),
            requireNonNull(row.getString("plain_name")),
            row.getObject("date_of_birth", LocalDate.class),
            requireNonNull(row.getString("street")),
            requireNonNull(row.getString("postcode")),
            requireNonNull(row.getString("city")),
            row.getString("customer_number"),
            Arrays.asList((String[]) row.getArray("reference_list").getArray()),
            row.getObject("informed_on", LocalDate.class));

    private final JdbcClient db;

    PersonSearch(JdbcClient db) {
        this.db = db;
    }

    /**
     * The people of whom a record fits: its name, address or customer number contain every word, or {@code text} is the
     * reference of a case.
     *
     * @param born leaves those who are known to be born on that day
     * @param most how many records may fit
     */
    public List<KnownPerson> find(String text, @Nullable LocalDate born, int most) {
        List<Found> found = Stream.concat(ofCase(text).stream(), byWords(text, born, most).stream())
                .toList();
        Set<String> hits = new HashSet<>(found.stream().map(Found::key).toList());
        return KnownPerson.of(
                        records(found.stream().map(Found::plainName).distinct().toList()))
                .stream()
                .filter(person -> person.records().stream().map(Known::key).anyMatch(hits::contains))
                .toList();
    }

    private List<Found> ofCase(String reference) {
        return db.sql("""
                        select d.client, d.id, d.plain_name
                          from collection_case c join debtor d on d.client = c.client and d.id = c.debtor_id
                         where c.reference = :reference and not d.erased
                        """)
                .param("reference", reference.strip().toUpperCase(Locale.ROOT))
                .query(Found.class)
                .list();
    }

    private List<Found> byWords(String text, @Nullable LocalDate born, int most) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return db.sql("""
                        select d.client, d.id, d.plain_name
                          from debtor d
                         where not d.erased and (:born::date is null or d.date_of_birth = :born::date)
                           and coalesce((select bool_and(strpos(lower(concat_ws(' ', d.plain_name, d.street, d.postcode, d.city,
                                                                      d.customer_number)), word) > 0)
                                           from jsonb_array_elements_text(:words::jsonb) word), true)
                         order by d.plain_name, d.client, d.id limit :most
                        """)
                .param("born", born)
                .param("words", Rows.json(words))
                .param("most", most)
                .query(Found.class)
                .list();
    }

    /** Everybody who bears one of these names, written in small letters. */
    private List<Known> records(Collection<String> plainNames) {
        return db.sql("""
                        select d.client, d.id, k.name || ' ' || k.legal_form as creditor,
                               coalesce(d.company || coalesce(' ' || d.legal_form, ''), concat_ws(' ', d.first_name, d.last_name)) as name,
                               d.plain_name, d.date_of_birth, d.street, d.postcode, d.city, d.customer_number,
                               array(select c.reference from collection_case c
                                      where c.client = d.client and c.debtor_id = d.id order by c.number) as reference_list,
                               (select max(i.given_on) from information_given i
                                 where i.client = d.client and i.debtor_id = d.id) as informed_on
                          from debtor d join client k on k.client = d.client
                         where d.plain_name = any(array(select jsonb_array_elements_text(:names::jsonb))) and not d.erased
                         order by d.plain_name, d.client, d.id
                        """).param("names", Rows.json(plainNames)).query(MAPPER).list();
    }
}

package de.mahnwerk.agency.correspondence;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters whose e-mail came back. */
@Component
public class UndeliveredLetters {

    /** A letter that went by e-mail. */
    public record Mailed(long client, UUID caseId, long letter) {}

    private final JdbcClient db;

    UndeliveredLetters(JdbcClient db) {
        this.db = db;
    }

    /** By what its mail's id says, see {@link LetterMail}; in a transaction over all clients. */
    public Optional<Mailed> mailed(String caseReference, String kind, String mark) {
        return db.sql("""
                        select l.client, l.case_id, l.id as letter
                          from collection_case c join letter l on l.client = c.client and l.case_id = c.id
                         where c.reference = :reference and l.kind = :kind and l.mark = :mark and l.channel = 'EMAIL'
                        """)
                .param("reference", caseReference)
                .param("kind", kind)
                .param("mark", mark)
                .query(Mailed.class)
                .optional();
    }

    /** Notes it; false when it is known already, or the letter went on paper since. */
    public boolean cameBack(Mailed mailed, String reason, LocalDate day) {
        return db.sql("""
                        update letter set undelivered_on = :day, trouble = :reason
                         where client = :client and id = :letter and state = 'SENT' and undelivered_on is null
                        """)
                        .param("client", mailed.client())
                        .param("letter", mailed.letter())
                        .param("day", day)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** The same paper goes to the printer. */
    public void print(Mailed mailed) {
        Rows.exactlyOne(
                db.sql("update letter set state = 'PRINT' where client = :client and id = :letter and state = 'SENT'")
                        .param("client", mailed.client())
                        .param("letter", mailed.letter())
                        .update());
    }

    /** Addresses of debtors of the client, in small letters, from which a mail came back. */
    Map<Long, Set<String>> dead(long client, Collection<Long> debtors) {
        return db
                .sql("""
                        select distinct c.debtor_id, lower(l.email)
                          from collection_case c
                          join letter l on l.client = :client and l.case_id = c.id and l.undelivered_on is not null
                         where c.client = :client
                           and c.debtor_id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
                        """)
                .param("client", client)
                .param("debtors", Rows.json(debtors))
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}

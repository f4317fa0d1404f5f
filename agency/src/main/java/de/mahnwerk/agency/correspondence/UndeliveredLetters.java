package de.mahnwerk.agency.correspondence;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

    /**
     * A letter that went by e-mail.
     *
     * @param email in small letters
     */
    public record Mailed(long client, UUID caseId, long letter, String email) {}

    private static final String MAILED = "select l.client, l.case_id, l.id as letter, lower(l.email) as email";

    private final JdbcClient db;

    UndeliveredLetters(JdbcClient db) {
        this.db = db;
    }

    /** By what its mail's id says, see {@link LetterMail}; in a transaction over all clients. */
    public Optional<Mailed> mailed(String caseReference, String kind, String mark) {
        return db.sql(MAILED + """
                         from collection_case c join letter l on l.client = c.client and l.case_id = c.id
                         where c.reference = :reference and l.kind = :kind and l.mark = :mark and l.channel = 'EMAIL'
                        """)
                .param("reference", caseReference)
                .param("kind", kind)
                .param("mark", mark)
                .query(Mailed.class)
                .optional();
    }

    /** Those that came back and wait to go out again, oldest first; in a transaction over all clients. */
    public List<Mailed> waiting() {
        return db.sql(MAILED + """
                         from letter l where l.undelivered_on is not null and l.state = 'SENT' and not l.resent
                         order by l.client, l.id
                        """).query(Mailed.class).list();
    }

    /**
     * Notes that it came back; false when that is known, or the letter went on paper since.
     *
     * @param dead whether the address does not work at all
     */
    public boolean cameBack(Mailed mailed, String reason, boolean dead, LocalDate day) {
        return db.sql("""
                        update letter set undelivered_on = :day, trouble = :reason, address_dead = :dead
                         where client = :client and id = :letter and state = 'SENT' and undelivered_on is null
                        """)
                        .param("client", mailed.client())
                        .param("letter", mailed.letter())
                        .param("day", day)
                        .param("reason", reason)
                        .param("dead", dead)
                        .update()
                == 1;
    }

    /** The same paper goes to the printer. */
    public void print(Mailed mailed) {
        update(mailed, "update letter set state = 'PRINT' where client = :client and id = :letter and state = 'SENT'");
    }

    /** What it said was said anew, or is not to be said any more. */
    public void resent(Mailed mailed) {
        update(mailed, "update letter set resent = true where client = :client and id = :letter");
    }

    private void update(Mailed mailed, String sql) {
        Rows.exactlyOne(db.sql(sql)
                .param("client", mailed.client())
                .param("letter", mailed.letter())
                .update());
    }

    /** Addresses of debtors of the client, in small letters, to which no mail goes: dead, or one came back within a month. */
    Map<Long, Set<String>> useless(long client, Collection<Long> debtors, LocalDate day) {
        return db
                .sql("""
                        select distinct c.debtor_id, lower(l.email)
                          from collection_case c
                          join letter l on l.client = :client and l.case_id = c.id and l.undelivered_on is not null
                               and (l.address_dead or l.undelivered_on > :since)
                         where c.client = :client
                           and c.debtor_id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
                        """)
                .param("client", client)
                .param("debtors", Rows.json(debtors))
                .param("since", day.minusMonths(1))
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}

package de.mahnwerk.agency.privacy;

import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What only people know before something is erased: up to which year the taxes are finally assessed, and which case is still
 * needed. The tables {@code erasure_rule} and {@code erasure_hold}.
 */
@Component
public class ErasureRules {

    /** Up to which year the agency's taxes are finally assessed: until then a duty to keep may end (§ 147(3) sentence 5 AO). */
    public record Assessed(int until, LocalDate setOn, String setBy) {}

    private final JdbcClient db;

    ErasureRules(JdbcClient db) {
        this.db = db;
    }

    /** Empty until somebody said it: then nothing is erased. */
    public Optional<Assessed> assessed() {
        return db.sql("select assessed_until as until, set_on, set_by from erasure_rule")
                .query(Assessed.class)
                .optional();
    }

    public void assessed(int until, String by, LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        insert into erasure_rule (assessed_until, set_on, set_by) values (:until, :day, :by)
                        on conflict (one) do update set assessed_until = excluded.assessed_until, set_on = excluded.set_on,
                               set_by = excluded.set_by
                        """)
                .param("until", until)
                .param("day", day)
                .param("by", by)
                .update());
    }

    /** Keeps a case beyond its time. */
    public void hold(long client, UUID caseId, String reason, String by, LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        insert into erasure_hold (client, case_id, reason, noted_on, noted_by)
                        values (:client, :case, :reason, :day, :by)
                        on conflict (client, case_id) do update set reason = excluded.reason, noted_on = excluded.noted_on,
                               noted_by = excluded.noted_by
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("reason", reason)
                .param("day", day)
                .param("by", by)
                .update());
    }

    /** False when it was not held. */
    public boolean release(long client, UUID caseId) {
        return db.sql("delete from erasure_hold where client = :client and case_id = :case")
                        .param("client", client)
                        .param("case", caseId)
                        .update()
                == 1;
    }
}

package de.mahnwerk.merchant.tracking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that waits for the merchant, from queries to refused claims, with the day until when. */
@Component
public class Inbox {

    /** What somebody has to do. */
    public enum Kind {
        QUERY,
        DECISION,
        /** A claim that we or the agency refused; it can be corrected and sent again. */
        REJECTED,
        /** A hand-over that waits for a yes. */
        REVIEW,
        /** A message to the agency that can not be sent as it is. */
        PARKED,
        /** Something the agency still needs before it accepts claims. */
        ONBOARDING
    }

    /**
     * One thing to do.
     *
     * @param textEn equal to {@code textDe} where the words are a person's
     * @param path where it is done
     */
    public record Task(
            Kind kind,
            @Nullable LocalDate dueOn,
            LocalDate since,
            String subject,
            String textDe,
            String textEn,
            String path) {}

    private record Row(
            Kind kind,
            @Nullable LocalDate dueOn,
            LocalDate since,
            String subject,
            String textDe,
            String textEn,
            @Nullable UUID handoverId,
            @Nullable String link) {

        private Task task() {
            String path = switch (kind) {
                case QUERY, DECISION -> "/cases/" + handoverId;
                case REJECTED, REVIEW -> "/queue";
                case PARKED -> "/outbox";
                case ONBOARDING -> link == null ? "/inbox" : link;
            };
            return new Task(kind, dueOn, since, subject, textDe, textEn, path);
        }
    }

    private static final String TASKS = """
            select 'QUERY' as kind, m.due_on, (m.posted_at at time zone 'Europe/Berlin')::date as since,
                   k.case_reference as subject, m.body as text_de, m.body as text_en, m.handover_id, null as link
              from case_message m join collection_case k on k.tenant = :tenant and k.handover_id = m.handover_id
             where m.tenant = :tenant and m.kind = 'QUERY' and m.answered_at is null and k.closed_on is null
            union all
            select 'DECISION', d.due_on, (d.requested_at at time zone 'Europe/Berlin')::date, k.case_reference, d.text_de,
                   d.text_en, d.handover_id, null
              from case_decision d join collection_case k on k.tenant = :tenant and k.handover_id = d.handover_id
             where d.tenant = :tenant and d.choice is null and k.closed_on is null
            union all
            select case when h.state = 'REVIEW' then 'REVIEW' else 'REJECTED' end, null, coalesce(h.answered_on, h.created_on),
                   h.merchant_reference, coalesce(h.faults->0->>'detail', h.reason_code, ''),
                   coalesce(h.faults->0->>'detail', h.reason_code, ''), h.id, null
              from handover h where h.tenant = :tenant and h.state in ('REJECTED', 'REVIEW')
            union all
            select 'PARKED', null, (o.parked_at at time zone 'Europe/Berlin')::date,
                   coalesce(h.case_reference, h.merchant_reference), coalesce(o.last_error, ''), coalesce(o.last_error, ''),
                   h.id, null
              from outbox o join handover h on h.tenant = :tenant and h.id = o.subject::uuid
             where o.tenant = :tenant and o.parked_at is not null and o.dropped_by is null
            union all
            select 'ONBOARDING', null, :today, s.agency, s.text_de, s.text_en, null, s.link
              from agency_onboarding s where s.tenant = :tenant
            """;

    private final JdbcClient db;

    Inbox(JdbcClient db) {
        this.db = db;
    }

    /** What is due first comes first; what has no day, oldest first. */
    public List<Task> tasks(long tenant, LocalDate today, int most) {
        return db
                .sql("select * from (" + TASKS + ") t order by due_on nulls last, since, subject limit :most")
                .param("tenant", tenant)
                .param("today", today)
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::task)
                .toList();
    }

    public long waiting(long tenant, LocalDate today) {
        return db.sql("select count(*) from (" + TASKS + ") t")
                .param("tenant", tenant)
                .param("today", today)
                .query(Long.class)
                .single();
    }
}

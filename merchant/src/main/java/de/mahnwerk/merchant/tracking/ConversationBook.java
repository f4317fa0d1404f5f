package de.mahnwerk.merchant.tracking;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what events tell of messages, queries, decisions, documents and instructions; one statement for each kind. */
@Component
class ConversationBook {

    private record MessageRow(
            UUID handoverId,
            UUID id,
            String sender,
            String kind,
            String body,
            Instant postedAt,
            @Nullable LocalDate dueOn,
            @Nullable UUID answerTo) {}

    private record Answered(UUID answerTo, Instant at) {}

    private record DecisionRow(
            UUID handoverId,
            UUID id,
            String kind,
            String textDe,
            String textEn,
            Instant requestedAt,
            LocalDate dueOn) {}

    private record Taken(UUID id, String choice, String by, Instant at) {}

    private record DocumentRow(
            UUID handoverId, UUID id, String sender, String kind, String name, String sha256, Instant addedAt) {}

    private record InstructionRow(
            UUID handoverId, UUID id, String kind, String state, long priceCents, Instant changedAt) {}

    /** What the events of one page say. */
    private static final class Page {
        private final List<MessageRow> messages = new ArrayList<>();
        private final List<Answered> answered = new ArrayList<>();
        private final List<DecisionRow> decisions = new ArrayList<>();
        private final List<Taken> taken = new ArrayList<>();
        private final List<DocumentRow> documents = new ArrayList<>();
        private final List<InstructionRow> instructions = new ArrayList<>();

        private void add(UUID handover, Event event) {
            switch (event.kind()) {
                case MESSAGE_POSTED -> posted(handover, event, event.dataAs(EventData.MessagePosted.class));
                case CLAIM_QUERIED -> asked(handover, event, event.dataAs(EventData.QueryAsked.class));
                case CLAIM_QUERY_ANSWERED -> {
                    var answer = event.dataAs(EventData.QueryAnswered.class);
                    answered.add(new Answered(answer.answerTo(), event.occurredAt()));
                }
                case DECISION_REQUESTED -> {
                    var asked = event.dataAs(EventData.DecisionRequested.class);
                    decisions.add(new DecisionRow(
                            handover,
                            asked.decisionId(),
                            asked.kind().name(),
                            event.text().de(),
                            event.text().en(),
                            event.occurredAt(),
                            asked.dueOn()));
                }
                case DECISION_TAKEN -> {
                    var decision = event.dataAs(EventData.DecisionTaken.class);
                    taken.add(new Taken(
                            decision.decisionId(),
                            decision.choice().name(),
                            decision.by().name(),
                            event.occurredAt()));
                }
                case DOCUMENT_ADDED -> {
                    var added = event.dataAs(EventData.DocumentAdded.class);
                    documents.add(new DocumentRow(
                            handover,
                            added.documentId(),
                            added.from().name(),
                            added.kind(),
                            added.name(),
                            added.sha256(),
                            event.occurredAt()));
                }
                case INSTRUCTION_CHANGED -> {
                    var changed = event.dataAs(EventData.InstructionChanged.class);
                    instructions.add(new InstructionRow(
                            handover,
                            changed.instructionId(),
                            changed.kind().name(),
                            changed.state(),
                            changed.price().cents(),
                            event.occurredAt()));
                }
                default -> {
                    // no part of the conversation
                }
            }
        }

        private void posted(UUID handover, Event event, EventData.MessagePosted posted) {
            messages.add(new MessageRow(
                    handover,
                    posted.messageId(),
                    posted.from().name(),
                    "MESSAGE",
                    posted.text(),
                    event.occurredAt(),
                    null,
                    null));
        }

        private void asked(UUID handover, Event event, EventData.QueryAsked asked) {
            messages.add(new MessageRow(
                    handover,
                    asked.messageId(),
                    "AGENCY",
                    "QUERY",
                    asked.question(),
                    event.occurredAt(),
                    asked.dueOn(),
                    null));
        }
    }

    private final JdbcClient db;

    ConversationBook(JdbcClient db) {
        this.db = db;
    }

    void keep(long tenant, List<Event> events, Map<String, List<KnownItem>> known) {
        Page page = new Page();
        for (Event event : events) {
            List<KnownItem> items = event.merchantReference() == null ? null : known.get(event.merchantReference());
            if (items != null) {
                page.add(items.getFirst().id(), event);
            }
        }
        messages(tenant, page);
        decisions(tenant, page);
        documents(tenant, page);
        instructions(tenant, page);
    }

    /** A query and the message that carries it are one; whichever event comes first. */
    private void messages(long tenant, Page page) {
        int _ = write(tenant, page.messages, """
                insert into case_message (tenant, handover_id, id, sender, kind, body, posted_at, due_on, answer_to)
                select :tenant, r.* from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, id uuid, sender text, kind text,
                       body text, posted_at timestamptz, due_on date, answer_to uuid)
                on conflict (tenant, id) do update
                  set kind = case when excluded.kind = 'MESSAGE' then case_message.kind else excluded.kind end,
                      due_on = coalesce(excluded.due_on, case_message.due_on)
                """);
        int _ = write(tenant, page.answered, """
                update case_message m set answered_at = r.at
                  from jsonb_to_recordset(:rows::jsonb) as r(answer_to uuid, at timestamptz)
                 where m.tenant = :tenant and m.id = r.answer_to
                """);
    }

    private void decisions(long tenant, Page page) {
        int _ = write(tenant, page.decisions, """
                insert into case_decision (tenant, handover_id, id, kind, text_de, text_en, requested_at, due_on)
                select :tenant, r.* from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, id uuid, kind text, text_de text,
                       text_en text, requested_at timestamptz, due_on date)
                on conflict (tenant, id) do nothing
                """);
        int _ = write(tenant, page.taken, """
                update case_decision d set choice = r.choice, taken_by = r.by, taken_at = r.at
                  from jsonb_to_recordset(:rows::jsonb) as r(id uuid, choice text, by text, at timestamptz)
                 where d.tenant = :tenant and d.id = r.id
                """);
    }

    private void documents(long tenant, Page page) {
        int _ = write(tenant, page.documents, """
                insert into case_document (tenant, handover_id, id, sender, kind, name, sha256, added_at)
                select :tenant, r.* from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, id uuid, sender text, kind text,
                       name text, sha256 text, added_at timestamptz)
                on conflict do nothing
                """);
    }

    private void instructions(long tenant, Page page) {
        int _ = write(tenant, page.instructions, """
                insert into case_instruction as i (tenant, handover_id, id, kind, state, price_cents, changed_at)
                select distinct on (r.id) :tenant, r.* from jsonb_to_recordset(:rows::jsonb) as r(handover_id uuid, id uuid,
                       kind text, state text, price_cents bigint, changed_at timestamptz)
                 order by r.id, r.changed_at desc
                on conflict (tenant, id) do update
                  set state = excluded.state, price_cents = excluded.price_cents, changed_at = excluded.changed_at
                """);
    }

    private int write(long tenant, List<?> rows, String sql) {
        return rows.isEmpty()
                ? 0
                : db.sql(sql)
                        .param("tenant", tenant)
                        .param("rows", Rows.json(rows))
                        .update();
    }
}

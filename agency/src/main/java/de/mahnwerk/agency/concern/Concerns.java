package de.mahnwerk.agency.concern;

import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.steering.ContactRest;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code case_concern}; works on locked cases, in the caller's transaction. */
@Component
public class Concerns {

    private static final String COLUMNS =
            "id, case_id, kind, channel, text, noted_on, noted_by, due_on, decision, decided_on, decided_by, answer";

    private final JdbcClient db;
    private final ContactRest rest;
    private final DebtorLetters letters;

    Concerns(JdbcClient db, ContactRest rest, DebtorLetters letters) {
        this.db = db;
        this.rest = rest;
        this.letters = letters;
    }

    /** Notes it and lets the case rest, where its status allows a rest. */
    public void note(
            CollectionCase one,
            Concern.Kind kind,
            Concern.Channel channel,
            String text,
            LocalDate dueOn,
            String by,
            LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        insert into case_concern (client, id, case_id, kind, channel, text, noted_on, noted_by, due_on)
                        values (:client, :id, :case, :kind, :channel, :text, :day, :by, :due)
                        """)
                .param("client", one.client())
                .param("id", Ids.next())
                .param("case", one.id())
                .param("kind", kind.name())
                .param("channel", channel.name())
                .param("text", text)
                .param("day", day)
                .param("by", by)
                .param("due", dueOn)
                .update());
        if (CaseLifecycle.allows(one.status(), CaseTrigger.PAUSED)) {
            rest.begin(one, kind == Concern.Kind.HARDSHIP ? dueOn : null, day);
        }
    }

    /** The open one of that id. */
    public Optional<Concern> open(CollectionCase one, UUID id) {
        return of(one.client(), one.id()).stream()
                .filter(concern -> concern.open() && concern.id().equals(id))
                .findAny();
    }

    /** Notes the decision, and writes the answer as a letter unless it is empty. */
    public void decide(
            CollectionCase one, Concern concern, Concern.Decision decision, String answer, String by, LocalDate day) {
        if (!answer.isEmpty()) {
            DebtorLetters.Written _ = letters.answer(one, answer, day);
        }
        Rows.exactlyOne(db.sql("""
                        update case_concern set decision = :decision, decided_on = :day, decided_by = :by, answer = :answer
                         where client = :client and id = :id and decision is null
                        """)
                .param("client", one.client())
                .param("id", concern.id())
                .param("decision", decision.name())
                .param("day", day)
                .param("by", by)
                .param("answer", none(answer))
                .update());
    }

    /** Those of a case, the latest first. */
    public List<Concern> of(long client, UUID caseId) {
        return db.sql("select " + COLUMNS + """
                         from case_concern where client = :client and case_id = :case order by noted_on desc, id desc
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(Concern.class)
                .list();
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}

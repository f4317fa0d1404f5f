package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.platform.database.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices of all runs: what still has to be written or sent, and what went out when. */
@Component
public class Notices {

    /** The PDF of a notice, with the text that it was written with and the interest that it states. */
    public record Written(
            long id,
            Notice.State state,
            String document,
            @Nullable Long textId,
            long interestCents) {}

    /** An invoice that goes with a notice. */
    public record Enclosure(long noticeId, int position, String name, String sha256) {}

    private record Head(
            long id,
            long runId,
            long customerId,
            int level,
            Level.Kind kind,
            String template,
            Notice.Channel channel,
            boolean interest,
            boolean attachInvoices,
            long feeCents,
            LocalDate deadlineOn,
            LocalDate createdOn,
            Notice.State state,
            @Nullable String document,
            @Nullable Long textId,
            @Nullable LocalDate revokes,
            String number,
            DebtorKind customerKind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email,
            String language) {

        private Notice with(List<Notice.Line> lines) {
            Notice.Recipient recipient = new Notice.Recipient(
                    number,
                    customerKind,
                    salutation,
                    firstName,
                    lastName,
                    company,
                    street,
                    postcode,
                    city,
                    email,
                    language);
            return new Notice(
                    id,
                    runId,
                    customerId,
                    level,
                    kind,
                    template,
                    channel,
                    interest,
                    attachInvoices && revokes == null,
                    feeCents,
                    deadlineOn,
                    createdOn,
                    state,
                    document,
                    textId,
                    revokes,
                    recipient,
                    lines);
        }
    }

    private record ChangeOf(long itemId, LocalDate on, long cents) {}

    private record NoticeLine(
            long noticeId,
            long itemId,
            String kind,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            String currency,
            long openCents,
            long costsCents,
            String creditorReference,
            @Nullable LocalDate defaultSince) {

        private Notice.Line line(List<DefaultInterest.Change> changes) {
            return new Notice.Line(
                    itemId,
                    number,
                    issuedOn,
                    dueOn,
                    currency,
                    openCents,
                    costsCents,
                    creditorReference,
                    kind.equals("INVOICE") ? defaultSince : null,
                    changes);
        }
    }

    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /** Locks the next notices without a PDF; another node gets others. */
    public List<Notice> unwritten(long tenant, int most) {
        List<Long> ids = db.sql("""
                        select id from dunning_notice where tenant = :tenant and state = 'QUEUED'
                         order by id limit :most for update skip locked
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(Long.class)
                .list();
        return ids.isEmpty() ? List.of() : byId(tenant, ids);
    }

    /** Leases the next written e-mails until {@code now + lease}; a killed sender's become free again after it. */
    public List<Notice> leaseUnsent(long tenant, int most, Instant now, Duration lease) {
        List<Long> ids = db.sql("""
                        with next as (
                          select id from dunning_notice
                           where tenant = :tenant and state = 'READY' and (leased_until is null or leased_until <= :now)
                           order by id limit :most for update skip locked)
                        update dunning_notice n set leased_until = :until
                          from next where n.tenant = :tenant and n.id = next.id
                        returning n.id
                        """)
                .param("tenant", tenant)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Long.class)
                .list();
        return ids.isEmpty() ? List.of() : byId(tenant, ids);
    }

    public List<Notice> byId(long tenant, Collection<Long> ids) {
        String wanted = Rows.json(ids);
        List<NoticeLine> shown = db.sql("""
                        with wanted as materialized (
                          select n.id, coalesce(n.revokes, n.id) as shown from dunning_notice n
                           where n.tenant = :tenant and n.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x)))
                        select n.id as notice_id, i.id as item_id, i.kind, i.number, i.issued_on, i.due_on, i.currency, l.open_cents, i.creditor_reference,
                               i.default_since,
                               coalesce((select sum(c.open_cents) from side_cost c
                                          where c.tenant = :tenant and c.item_id = i.id
                                            and (c.notice_id is null or c.notice_id <= l.notice_id)), 0) as costs_cents
                          from wanted n
                          join dunning_notice_item l on l.tenant = :tenant and l.notice_id = n.shown
                               and l.notice_id = any(array(select w.shown from wanted w))
                          join open_item i on i.tenant = :tenant and i.id = l.item_id
                         order by i.due_on, i.id
                        """)
                .param("tenant", tenant)
                .param("ids", wanted)
                .query(NoticeLine.class)
                .list();
        Map<Long, List<DefaultInterest.Change>> changes =
                changes(tenant, shown.stream().map(NoticeLine::itemId).toList());
        Map<Long, List<Notice.Line>> lines = shown.stream()
                .collect(Collectors.groupingBy(
                        NoticeLine::noticeId,
                        Collectors.mapping(
                                line -> line.line(changes.getOrDefault(line.itemId(), List.of())),
                                Collectors.toList())));
        return db.sql("""
                        select n.id, n.run_id, n.customer_id, n.level, l.kind, l.template, n.channel, l.interest, l.attach_invoices, n.fee_cents,
                               n.deadline_on, n.created_on, n.state, n.document, n.text_id,
                               (select r.created_on from dunning_notice r where r.tenant = :tenant and r.id = n.revokes) as revokes, c.number, c.kind as customer_kind, c.salutation,
                               c.first_name, c.last_name, c.company, c.street, c.postcode, c.city, c.email, c.language
                          from dunning_notice n
                          join dunning_level l on l.tenant = :tenant and l.policy_id = n.policy_id and l.level = n.level
                          join customer c on c.tenant = :tenant and c.id = n.customer_id
                         where n.tenant = :tenant and n.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by n.id
                        """).param("tenant", tenant).param("ids", wanted).query(Head.class).list().stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), new ArrayList<>())))
                .toList();
    }

    /** What changed the open amount of items since default began. */
    Map<Long, List<DefaultInterest.Change>> changes(long tenant, Collection<Long> items) {
        return db.sql("""
                        select e.item_id, e.value_on as "on", e.amount_cents as cents
                          from item_entry e join open_item i on i.tenant = :tenant and i.id = e.item_id
                         where e.tenant = :tenant and e.kind <> 'INVOICE' and e.value_on >= i.default_since
                           and e.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by e.value_on, e.id
                        """).param("tenant", tenant).param("ids", Rows.json(items)).query(ChangeOf.class).list().stream()
                .collect(Collectors.groupingBy(
                        ChangeOf::itemId,
                        Collectors.mapping(
                                change -> new DefaultInterest.Change(change.on(), change.cents()),
                                Collectors.toList())));
    }

    public void written(long tenant, List<Written> notices) {
        int _ = db.sql("""
                        update dunning_notice n set state = r.state, document = r.document, text_id = r.text_id, interest_cents = r.interest_cents
                          from jsonb_to_recordset(:rows::jsonb) as r(id bigint, state text, document text, text_id bigint, interest_cents bigint)
                         where n.tenant = :tenant and n.id = r.id
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(notices))
                .update();
    }

    public void sent(long tenant, long id) {
        state(tenant, id, Notice.State.SENT, null);
    }

    /** The mail address does not work: the letter goes to the printer instead. */
    public void print(long tenant, long id, String why) {
        state(tenant, id, Notice.State.PRINT, why);
    }

    /** The mail server was not to be had; the notice is free again and says why it waits. */
    public void waits(long tenant, long id, String why) {
        state(tenant, id, Notice.State.READY, why);
    }

    /** May be repeated: the answer to a commit can be lost. */
    private void state(long tenant, long id, Notice.State state, @Nullable String trouble) {
        Rows.exactlyOne(db.sql("""
                        update dunning_notice set state = :state, trouble = :trouble, leased_until = null
                         where tenant = :tenant and id = :id and state in ('READY', :state)
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("state", state.name())
                .param("trouble", trouble)
                .update());
    }

    /** Notes which invoices go with notices; a notice that is written anew keeps what it had. */
    public void enclose(long tenant, List<Enclosure> enclosures) {
        int _ = db.sql("""
                        insert into notice_enclosure (tenant, notice_id, position, name, sha256)
                        select :tenant, r.* from jsonb_to_recordset(:rows::jsonb)
                            as r(notice_id bigint, position int, name text, sha256 text)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(enclosures))
                .update();
    }

    /** What goes with these notices, in order. */
    public Map<Long, List<Enclosure>> enclosed(long tenant, Collection<Long> notices) {
        return db
                .sql("""
                        select notice_id, position, name, sha256 from notice_enclosure
                         where tenant = :tenant
                           and notice_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by notice_id, position
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(notices))
                .query(Enclosure.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Enclosure::noticeId));
    }
}

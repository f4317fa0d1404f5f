package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.delay.DunningCosts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a notice about an open invoice would be today. Nothing is numbered, booked or sent. */
@Component
public class NoticeDrafts {

    private record Item(
            long itemId,
            String kind,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            String currency,
            long openCents,
            long costsCents,
            String creditorReference,
            @Nullable LocalDate defaultSince,
            int levelReached,
            long customerId,
            String customerNumber,
            DebtorKind customerKind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email,
            boolean dead,
            String language) {}

    private final JdbcClient db;
    private final Notices notices;
    private final Proposals proposals;

    NoticeDrafts(JdbcClient db, Notices notices, Proposals proposals) {
        this.db = db;
        this.notices = notices;
        this.proposals = proposals;
    }

    /** Numbers of overdue invoices for which this level comes next, the oldest first. */
    public List<String> next(long tenant, DunningPolicy policy, Level level, LocalDate today, int most) {
        return proposals.next(tenant, policy.id(), level.level(), today, most);
    }

    /** The notice of this level about one open invoice alone; empty when no open invoice has this number. */
    public Optional<Notice> of(long tenant, String number, Level level, LocalDate today) {
        return db.sql("""
                        select i.id as item_id, i.kind, i.number, i.issued_on, i.due_on, i.currency, i.open_cents, i.creditor_reference,
                               i.default_since, i.level_reached,
                               coalesce((select sum(s.open_cents) from side_cost s
                                          where s.tenant = :tenant and s.item_id = i.id), 0) as costs_cents,
                               c.id as customer_id, c.number as customer_number, c.kind as customer_kind, c.salutation, c.first_name,
                               c.last_name, c.company, c.street, c.postcode, c.city, c.email, c.language,
                               exists (select 1 from dead_address a where a.tenant = :tenant and a.customer_id = c.id
                                          and a.email = lower(c.email)) as dead
                          from open_item i join customer c on c.tenant = :tenant and c.id = i.customer_id
                         where i.tenant = :tenant and i.number = :number and i.state = 'OPEN' and i.kind = 'INVOICE'
                           and i.open_cents > 0
                        """)
                .param("tenant", tenant)
                .param("number", number)
                .query(Item.class)
                .optional()
                .map(item -> notice(tenant, item, level, today));
    }

    private Notice notice(long tenant, Item item, Level level, LocalDate today) {
        boolean mailed = !item.dead()
                && (level.channel() == Level.Channel.EMAIL
                        || (level.channel() == Level.Channel.EMAIL_ELSE_LETTER
                                && !item.email().isEmpty()));
        long fee = item.currency().equals("EUR") && item.levelReached() > 0 && item.defaultSince() != null
                ? level.costs(mailed ? DunningCosts.Channel.EMAIL : DunningCosts.Channel.LETTER, item.customerKind())
                        .allowed()
                        .minorUnits()
                : 0;
        List<DefaultInterest.Change> changes =
                notices.changes(tenant, List.of(item.itemId())).getOrDefault(item.itemId(), List.of());
        return new Notice(
                0,
                0,
                item.customerId(),
                level.level(),
                level.kind(),
                level.template(),
                mailed ? Notice.Channel.EMAIL : Notice.Channel.LETTER,
                level.interest(),
                level.attachInvoices(),
                fee,
                today.plusDays(level.deadlineDays()),
                today,
                Notice.State.QUEUED,
                null,
                null,
                null,
                new Notice.Recipient(
                        item.customerNumber(),
                        item.customerKind(),
                        item.salutation(),
                        item.firstName(),
                        item.lastName(),
                        item.company(),
                        item.street(),
                        item.postcode(),
                        item.city(),
                        item.email(),
                        item.language()),
                List.of(new Notice.Line(
                        item.itemId(),
                        item.number(),
                        item.issuedOn(),
                        item.dueOn(),
                        item.currency(),
                        item.openCents(),
                        item.costsCents() + fee,
                        item.creditorReference(),
                        item.defaultSince(),
                        changes)));
    }
}

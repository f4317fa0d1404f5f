package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.InCollection;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.outbox.Outbox.Message;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalReason;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the agency must hear of a claim that it has: payments that reached the merchant, withdrawals. */
@Component
@Order(55)
public class ToAgency implements InCollection, DayJob, RecurringWork {

    private static final String PAYMENT = "payment";
    private static final String WITHDRAWAL = "withdrawal";
    private static final int MOST = 100;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private record Collected(UUID handoverId, long itemId, String number) {}

    private record Target(
            String agency, String state, @Nullable UUID caseId) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final Outbox outbox;
    private final AgencyConnections agencies;

    ToAgency(JdbcClient db, Tenancy tenancy, Tenants tenants, Outbox outbox, AgencyConnections agencies) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.outbox = outbox;
        this.agencies = agencies;
    }

    @Override
    public void bookedAtHome(long tenant, List<Entry> entries) {
        List<Collected> collected = db.sql("""
                        select i.handover_id, i.item_id, o.number
                          from handover_item i
                          join handover h on h.tenant = :tenant and h.id = i.handover_id
                          join open_item o on o.tenant = :tenant and o.id = i.item_id
                         where i.tenant = :tenant and i.live and h.state in ('TRANSMITTING', 'ACCEPTED', 'QUERY')
                           and i.item_id in (select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x)
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(entries.stream().map(Entry::itemId).toList()))
                .query(Collected.class)
                .list();
        outbox.add(
                tenant,
                collected.stream()
                        .flatMap(item -> entries.stream()
                                .filter(entry -> entry.itemId() == item.itemId() && told(entry.kind()))
                                .map(entry -> message(item, entry)))
                        .toList());
    }

    private static boolean told(Entry.Kind kind) {
        return kind == Entry.Kind.PAYMENT || kind == Entry.Kind.PAYMENT_REVERSED || kind == Entry.Kind.CREDIT;
    }

    private static Message message(Collected item, Entry entry) {
        boolean reversal = entry.amountCents() > 0;
        DirectPayment payment = new DirectPayment(
                reversal ? DirectPaymentKind.REVERSAL : DirectPaymentKind.PAYMENT,
                entry.source() + "-" + entry.sourceId() + "-" + entry.itemId(),
                Amount.of(BigDecimal.valueOf(Math.abs(entry.amountCents()), 2), "EUR"),
                entry.valueOn(),
                item.number(),
                entry.note().isBlank() ? null : entry.note());
        return Outbox.message(
                Ids.next(),
                item.handoverId().toString(),
                PAYMENT,
                ProtocolJson.strict().writeValueAsString(payment));
    }

    @Override
    public void disputed(long tenant, long itemId, String reason) {
        // version 1 of the protocol has no message for it: the case page tells the clerk to withdraw or to write
    }

    /** Takes a claim back from the agency for one of {@link Handover#WITHDRAWAL_REASONS}; it is over when the agency's event says so. */
    public void withdraw(long tenant, UUID handover, String reason, String text) {
        Withdrawal withdrawal = new Withdrawal(WithdrawalReason.valueOf(reason), text.isBlank() ? null : text);
        outbox.add(
                tenant,
                List.of(Outbox.message(
                        Ids.next(),
                        handover.toString(),
                        WITHDRAWAL,
                        ProtocolJson.strict().writeValueAsString(withdrawal))));
    }

    @Override
    public String name() {
        return "to-agency";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        int sent = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (Message message : tenancy.as(tenant, () -> outbox.lease(tenant, MOST, LEASE))) {
                sent += send(tenant, message) ? 1 : 0;
            }
        }
        return sent;
    }

    private boolean send(long tenant, Message message) {
        Target target = tenancy.as(
                tenant,
                () -> db.sql("select agency, state, case_id from handover where tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", UUID.fromString(message.subject()))
                        .query(Target.class)
                        .single());
        UUID caseId = target.caseId();
        if (caseId == null) {
            boolean never = target.state().equals("REJECTED") || target.state().equals("REMOVED");
            tenancy.run(tenant, () -> {
                if (never) {
                    outbox.park(tenant, message.id(), "the agency does not have this claim");
                } else {
                    outbox.retry(tenant, message.id(), pause(message), "the agency has not answered the hand-over yet");
                }
            });
            return false;
        }
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, target.agency()));
        Answer<?> answer = message.type().equals(PAYMENT)
                ? client.reportPayment(
                        caseId,
                        ProtocolJson.strict().readValue(message.payload(), DirectPayment.class),
                        message.id().toString())
                : client.withdraw(
                        caseId,
                        ProtocolJson.strict().readValue(message.payload(), Withdrawal.class),
                        message.id().toString());
        tenancy.run(tenant, () -> {
            switch (answer) {
                case Answer.Done<?> done -> outbox.done(tenant, message.id());
                case Answer.Refused<?> refused ->
                    outbox.park(
                            tenant,
                            message.id(),
                            refused.problem().title() + ": " + refused.problem().detail() + " "
                                    + refused.problem().errors());
                case Answer.Unreachable<?> unreachable ->
                    outbox.retry(tenant, message.id(), pause(message), unreachable.reason());
            }
        });
        return answer instanceof Answer.Done<?>;
    }

    private static Duration pause(Message message) {
        Duration grown = Duration.ofSeconds(10L << Math.min(message.attempts(), 12));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }
}

package de.mahnwerk.merchant.handover;

import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.InCollection;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.outbox.Outbox.Message;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Credit;
import de.mahnwerk.protocol.CreditKind;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DebtorNotice;
import de.mahnwerk.protocol.DebtorUpdate;
import de.mahnwerk.protocol.Decision;
import de.mahnwerk.protocol.DecisionChoice;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.Dispute;
import de.mahnwerk.protocol.DisputeReason;
import de.mahnwerk.protocol.DocumentKind;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.NewInstruction;
import de.mahnwerk.protocol.NewMessage;
import de.mahnwerk.protocol.NoticeKind;
import de.mahnwerk.protocol.Pause;
import de.mahnwerk.protocol.PauseReason;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Resume;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.WithdrawalReason;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the agency must hear of a claim that it has. Each call writes a message in the transaction of the change at home;
 * {@link Telling} brings it over. Reasons and kinds are the names in {@link Choices}; another one is an
 * {@link IllegalArgumentException}.
 */
@Component
public class ToAgency implements InCollection {

    private static final String THERE = "('TRANSMITTING', 'ACCEPTED', 'QUERY')";

    private static final Set<String> FACTS = Set.of(News.PAYMENT.type(), News.CREDIT.type(), News.DEBTOR.type());
    private static final Set<String> OBJECTION = Set.of(News.DISPUTE.type());

    /** A person's claim on a debtor that the law reacts to: insolvency, death, minority. */
    public record Notice(String kind, LocalDate since, String court, String fileNumber, String text) {}

    /**
     * An item that the agency collects, or did.
     *
     * @param there whether it does
     */
    private record Collected(UUID handoverId, long itemId, String number, boolean there) {}

    private final JdbcClient db;
    private final Outbox outbox;
    private final Drafts drafts;
    private final ToldPayments told;
    private final MissedNews missed;
    private final Documents documents;
    private final Telling telling;
    private final BusinessClock clock;

    ToAgency(
            JdbcClient db,
            Outbox outbox,
            Drafts drafts,
            ToldPayments told,
            MissedNews missed,
            Documents documents,
            Telling telling,
            BusinessClock clock) {
        this.db = db;
        this.outbox = outbox;
        this.drafts = drafts;
        this.told = told;
        this.missed = missed;
        this.documents = documents;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public void bookedAtHome(long tenant, List<Entry> entries) {
        List<Collected> collected = db.sql(
                        """
                        select i.handover_id, i.item_id, o.number, h.state <> 'ENDED' as there
                          from handover_item i
                          join handover h on h.tenant = :tenant and h.id = i.handover_id
                          join open_item o on o.tenant = :tenant and o.id = i.item_id
                         where i.tenant = :tenant and (h.state = 'ENDED' or i.live and h.state in
                        """ + THERE
                                + ") and i.item_id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))")
                .param("tenant", tenant)
                .param("ids", Rows.json(entries.stream().map(Entry::itemId).toList()))
                .query(Collected.class)
                .list();
        add(
                tenant,
                collected.stream()
                        .flatMap(item -> entries.stream()
                                .filter(entry -> entry.itemId() == item.itemId())
                                .map(entry -> booked(tenant, item, entry))
                                .filter(Objects::nonNull))
                        .toList());
    }

    /**
     * Of what happened at home to cases that live again, while they had ended, the agency hears now: facts that it refused go
     * again, what was booked is told, who the customer is now, and what is contested.
     */
    public void tellMissed(long tenant, Collection<UUID> handovers) {
        handovers.forEach(handover -> {
            boolean _ = goesAgain(tenant, handover, FACTS);
        });
        bookedAtHome(tenant, missed.booked(tenant, handovers));
        add(
                tenant,
                missed.tellChanged(tenant, handovers).stream()
                        .map(one -> message(
                                one.id(), News.DEBTOR, new DebtorUpdate(drafts.debtor(tenant, one.customerId()), null)))
                        .toList());
        missed.contested(tenant, handovers).stream()
                .filter(one -> !goesAgain(tenant, one.handoverId(), OBJECTION))
                .forEach(one -> dispute(
                        tenant,
                        one.handoverId(),
                        DisputeReason.OTHER.name(),
                        one.disputedOn(),
                        one.reason(),
                        List.of()));
    }

    /** The agency refused it for a case that had ended before we knew; whether there was any. */
    private boolean goesAgain(long tenant, UUID handover, Set<String> types) {
        return !outbox.about(tenant, handover.toString()).stream()
                .filter(one -> types.contains(one.type()) && outbox.unpark(tenant, one.id()))
                .toList()
                .isEmpty();
    }

    private @Nullable Message booked(long tenant, Collected item, Entry entry) {
        return switch (entry.kind()) {
            case PAYMENT -> item.there() ? payment(item, entry, reference(entry)) : null;
            case PAYMENT_REVERSED -> reversal(tenant, item, entry);
            case CREDIT -> item.there() ? message(item.handoverId(), News.CREDIT, credit(item, entry)) : null;
            case INVOICE, AGENCY_RECEIPT, AGENCY_RECEIPT_REVERSED, SHARED_OUT, WRITE_OFF, REFUND, REPLACED -> null;
        };
    }

    /** Names the payment that goes back as it was told, where it was told: on a claim that has ended only one that it knows. */
    private @Nullable Message reversal(long tenant, Collected item, Entry entry) {
        String payment = told.undone(tenant, entry).orElse(reference(entry));
        Set<UUID> known = told.knownOn(tenant, item.itemId(), payment);
        boolean hears = known.isEmpty() ? item.there() : known.contains(item.handoverId());
        return hears ? payment(item, entry, payment) : null;
    }

    private static Message payment(Collected item, Entry entry, String reference) {
        boolean reversal = entry.amountCents() > 0;
        return message(
                item.handoverId(),
                News.PAYMENT,
                new DirectPayment(
                        reversal ? DirectPaymentKind.REVERSAL : DirectPaymentKind.PAYMENT,
                        reference,
                        Amount.ofCents(Math.abs(entry.amountCents())),
                        entry.valueOn(),
                        item.number(),
                        known(entry.note())));
    }

    private static Credit credit(Collected item, Entry entry) {
        return new Credit(
                CreditKind.CREDIT_NOTE,
                reference(entry),
                Amount.ofCents(Math.abs(entry.amountCents())),
                entry.valueOn(),
                item.number(),
                known(entry.note()));
    }

    /** Names the item at its end, so that what comes back finds it. */
    private static String reference(Entry entry) {
        return ToldPayments.reference(entry.source(), entry.sourceId(), entry.itemId());
    }

    @Override
    public void disputed(long tenant, long itemId, String reason) {
        for (UUID handover : of(tenant, "i.item_id = :of", itemId)) {
            dispute(tenant, handover, DisputeReason.OTHER.name(), clock.today(), reason, List.of());
        }
    }

    @Override
    public void customerChanged(long tenant, long customer) {
        int _ = debtor(tenant, customer, null);
        missed.changed(tenant, customer);
    }

    /** Tells what happened to a debtor, on all his claims at the agency; how many. */
    public int notice(long tenant, long customer, Notice notice) {
        return debtor(
                tenant,
                customer,
                new DebtorNotice(
                        NoticeKind.valueOf(notice.kind()),
                        notice.since(),
                        known(notice.court()),
                        known(notice.fileNumber()),
                        known(notice.text())));
    }

    private int debtor(long tenant, long customer, @Nullable DebtorNotice notice) {
        List<UUID> claims = of(tenant, "h.customer_id = :of", customer);
        if (!claims.isEmpty()) {
            Debtor debtor = drafts.debtor(tenant, customer);
            add(
                    tenant,
                    claims.stream()
                            .map(claim -> message(claim, News.DEBTOR, new DebtorUpdate(debtor, notice)))
                            .toList());
        }
        return claims.size();
    }

    private List<UUID> of(long tenant, String which, long of) {
        return db.sql("""
                        select distinct h.id
                          from handover h join handover_item i on i.tenant = :tenant and i.handover_id = h.id and i.live
                         where h.tenant = :tenant and h.state in
                        """ + THERE + " and " + which + " order by h.id")
                .param("tenant", tenant)
                .param("of", of)
                .query(UUID.class)
                .list();
    }

    /** The customer contests; {@code files} show it. */
    public void dispute(
            long tenant, UUID handover, String reason, LocalDate raisedOn, String text, List<Document> files) {
        tell(
                tenant,
                handover,
                News.DISPUTE,
                new Dispute(
                        DisputeReason.valueOf(reason),
                        raisedOn,
                        text,
                        attached(tenant, handover, DocumentKind.DISPUTE_PROOF, files)));
    }

    /** Takes a claim back from the agency for one of {@link Handover#WITHDRAWAL_REASONS}; it is over when the agency's event says so. */
    public void withdraw(long tenant, UUID handover, String reason, String text) {
        tell(tenant, handover, News.WITHDRAWAL, new Withdrawal(WithdrawalReason.valueOf(reason), known(text)));
    }

    public void pause(long tenant, UUID handover, String reason, LocalDate until, String text) {
        tell(tenant, handover, News.PAUSE, new Pause(PauseReason.valueOf(reason), until, known(text)));
    }

    public void resume(long tenant, UUID handover, String text) {
        tell(tenant, handover, News.RESUME, new Resume(known(text)));
    }

    /** A message, or the answer to the query {@code answerTo}, with what belongs to it. */
    public void write(long tenant, UUID handover, String text, @Nullable UUID answerTo, List<Document> files) {
        tell(
                tenant,
                handover,
                News.MESSAGE,
                new NewMessage(text, answerTo, attached(tenant, handover, DocumentKind.OTHER, files)));
    }

    public void decide(long tenant, UUID handover, UUID decision, boolean yes, String text, List<Document> files) {
        tell(
                tenant,
                handover,
                News.DECISION,
                new Decision(
                        decision,
                        yes ? DecisionChoice.YES : DecisionChoice.NO,
                        known(text),
                        attached(tenant, handover, DocumentKind.OTHER, files)));
    }

    /** An order that may cost at most {@code mostNetCents}; {@code lastStage} only with STOP_AFTER_STAGE. */
    public void instruct(
            long tenant, UUID handover, String kind, String lastStage, @Nullable Long mostNetCents, String text) {
        tell(
                tenant,
                handover,
                News.INSTRUCTION,
                new NewInstruction(
                        InstructionKind.valueOf(kind),
                        known(lastStage),
                        mostNetCents == null ? null : Amount.ofCents(mostNetCents),
                        known(text)));
    }

    /** A file for the case; it is kept here too. */
    public void send(long tenant, UUID handover, String kind, Document file) {
        List<UUID> _ = attached(tenant, handover, DocumentKind.valueOf(kind), List.of(file));
    }

    /** Sends files before the message that names them; by the names that {@link SentFiles} knows. */
    private List<UUID> attached(long tenant, UUID handover, DocumentKind kind, List<Document> files) {
        documents.store(tenant, clock.today(), files);
        List<Message> carriers = files.stream()
                .map(file -> Outbox.message(
                        Ids.next(),
                        handover.toString(),
                        News.DOCUMENT,
                        ProtocolJson.strict()
                                .writeValueAsString(new FileNews(kind.name(), file.name(), file.sha256()))))
                .toList();
        add(tenant, carriers);
        return carriers.stream().map(Message::id).toList();
    }

    private void tell(long tenant, UUID handover, News news, Object message) {
        add(tenant, List.of(message(handover, news, message)));
    }

    private void add(long tenant, List<Message> messages) {
        if (!messages.isEmpty()) {
            outbox.add(tenant, messages);
            telling.afterCommit(tenant);
        }
    }

    private static Message message(UUID handover, News news, Object message) {
        return Outbox.message(
                Ids.next(),
                handover.toString(),
                news.type(),
                ProtocolJson.strict().writeValueAsString(message));
    }

    private static @Nullable String known(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

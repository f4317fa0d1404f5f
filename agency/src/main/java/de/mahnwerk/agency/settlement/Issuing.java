package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.payments.Payouts;
import de.mahnwerk.agency.payments.TrustAccount;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a computed settlement down with all that follows from it, inside the client's transaction. */
@Component
class Issuing {

    private record LineRow(
            int line,
            String kind,
            @Nullable UUID caseId,
            @Nullable UUID paymentId,
            @Nullable LocalDate valueOn,
            long netCents,
            long vatCents,
            long waivedCents,
            long payoutCents,
            String textDe,
            String textEn) {}

    private record PaymentPart(UUID paymentId, String part) {}

    private record FeePart(UUID caseId, String kind) {}

    private final JdbcClient db;
    private final Settlements settlements;
    private final StatementPdf pdf;
    private final Documents documents;
    private final Payouts payouts;
    private final TrustLedger ledger;
    private final CaseEvents events;
    private final Clients clients;
    private final FeeInvoices invoices;
    private final EInvoices forms;

    Issuing(
            JdbcClient db,
            Settlements settlements,
            StatementPdf pdf,
            Documents documents,
            Payouts payouts,
            TrustLedger ledger,
            CaseEvents events,
            Clients clients,
            FeeInvoices invoices,
            EInvoices forms) {
        this.db = db;
        this.settlements = settlements;
        this.pdf = pdf;
        this.documents = documents;
        this.payouts = payouts;
        this.ledger = ledger;
        this.events = events;
        this.clients = clients;
        this.invoices = invoices;
        this.forms = forms;
    }

    boolean isIssued(long client, LocalDate day) {
        return db.sql("select exists (select 1 from settlement where client = :client and issued_on = :day)")
                .param("client", client)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    void issue(Client client, Terms terms, Computation.Result result, Settled settled, LocalDate day) {
        Settlement settlement = settlement(client.client(), terms, result, settled, day);
        insert(settlement);
        lines(settlement, result.lines());
        settled(settlement, settled);
        boolean test = clients.setup(client.client()).test();
        // a test client's money is played: nothing is charged
        Optional<FeeInvoices.Issued> invoice =
                test ? Optional.empty() : invoices.issue(client, settlement, result.lines());
        Document statement = statement(client, settlement, invoice);
        documents.store(client.client(), day, List.of(statement));
        Rows.exactlyOne(db.sql("update settlement set document = :document where client = :client and id = :id")
                .param("client", client.client())
                .param("id", settlement.id())
                .param("document", statement.sha256())
                .update());
        if (test) {
            // none is moved
            events.record(SettlementEvents.issued(settlement, result.lines(), day));
            settlements.paid(List.of(settlement), day);
            return;
        }
        money(client, settlement, result, day);
        events.record(SettlementEvents.issued(settlement, result.lines(), day));
        if (settlement.payoutCents() <= 0) {
            // nothing has to be transferred: it is paid by set-off, and what the client owes is carried over
            settlements.paid(List.of(settlement), day);
        }
    }

    /** The statement is the invoice for the fees, too: its PDF carries the data. */
    private Document statement(Client client, Settlement settlement, Optional<FeeInvoices.Issued> invoice) {
        Document paper = pdf.of(
                client,
                settlement,
                settlements.lines(client.client(), settlement.id()),
                invoice.map(FeeInvoices.Issued::invoice));
        return invoice.map(issued -> new Document(
                        paper.name(),
                        paper.mediaType(),
                        forms.zugferd(paper.content(), issued.xml().content())))
                .orElse(paper);
    }

    private Settlement settlement(long client, Terms terms, Computation.Result result, Settled settled, LocalDate day) {
        long seq = db.sql("select nextval('settlement_seq')").query(Long.class).single();
        Money payout = result.payout();
        return new Settlement(
                client,
                Ids.next(),
                seq,
                String.format(Locale.ROOT, "AB-%02d-%06d", day.getYear() % 100, seq),
                terms.version(),
                from(client, settled, day),
                day,
                day,
                null,
                result.received().minorUnits(),
                result.retained().minorUnits(),
                result.fees().minorUnits(),
                result.vat().minorUnits(),
                result.waived().minorUnits(),
                result.carried().minorUnits(),
                payout.minorUnits(),
                "");
    }

    /** The day after the settlement before; for the first one, the day of what it settles first. */
    private LocalDate from(long client, Settled settled, LocalDate day) {
        return db.sql("select period_to from settlement where client = :client order by seq desc limit 1")
                .param("client", client)
                .query(LocalDate.class)
                .optional()
                .map(last -> last.plusDays(1))
                .orElseGet(() -> settled.first(day));
    }

    private void insert(Settlement settlement) {
        Rows.exactlyOne(db.sql("""
                        insert into settlement (client, id, seq, number, terms_version, period_from, period_to, issued_on, received_cents,
                               retained_cents, fees_cents, vat_cents, waived_cents, carried_cents, payout_cents, document)
                        values (:client, :id, :seq, :number, :termsVersion, :periodFrom, :periodTo, :issuedOn, :receivedCents,
                               :retainedCents, :feesCents, :vatCents, :waivedCents, :carriedCents, :payoutCents, '')
                        """).paramSource(settlement).update());
    }

    private void lines(Settlement settlement, List<Line> lines) {
        List<LineRow> rows = Stream.iterate(0, n -> n + 1)
                .limit(lines.size())
                .map(n -> row(n + 1, lines.get(n)))
                .toList();
        int added = db.sql("""
                        insert into settlement_line (client, settlement_id, line, kind, case_id, payment_id, value_on, net_cents,
                               vat_cents, waived_cents, payout_cents, text_de, text_en)
                        select :client, :id, r.line, r.kind, r.case_id, r.payment_id, r.value_on, r.net_cents, r.vat_cents,
                               r.waived_cents, r.payout_cents, r.text_de, r.text_en
                          from jsonb_to_recordset(:rows::jsonb) as r(line int, kind text, case_id uuid, payment_id uuid, value_on date,
                               net_cents bigint, vat_cents bigint, waived_cents bigint, payout_cents bigint, text_de text, text_en text)
                        """)
                .param("client", settlement.client())
                .param("id", settlement.id())
                .param("rows", Rows.json(rows))
                .update();
        assert added == rows.size();
    }

    private static LineRow row(int number, Line line) {
        return new LineRow(
                number,
                line.kind().name(),
                line.caseId(),
                line.paymentId(),
                line.valueOn(),
                line.net().minorUnits(),
                line.vat().minorUnits(),
                line.waived().minorUnits(),
                line.payout().minorUnits(),
                line.textDe(),
                line.textEn());
    }

    /** A payment or a fee that another settlement has already stops this one: the primary keys refuse it. */
    private void settled(Settlement settlement, Settled settled) {
        int parts = db.sql("""
                        insert into settled_payment (client, payment_id, part, settlement_id)
                        select :client, r.payment_id, r.part, :id
                          from jsonb_to_recordset(:rows::jsonb) as r(payment_id uuid, part text)
                        """)
                .param("client", settlement.client())
                .param("id", settlement.id())
                .param(
                        "rows",
                        Rows.json(settled.payments().stream()
                                .map(payment -> new PaymentPart(payment.id(), payment.back() ? "REVERSAL" : "PAYMENT"))
                                .toList()))
                .update();
        int fees = db.sql("""
                        insert into settled_fee (client, case_id, kind, settlement_id)
                        select :client, r.case_id, r.kind, :id
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, kind text)
                        """)
                .param("client", settlement.client())
                .param("id", settlement.id())
                .param(
                        "rows",
                        Rows.json(settled.ended().stream()
                                .map(one -> new FeePart(one.caseId(), one.failed() ? "FAILURE_FEE" : "WITHDRAWAL_FEE"))
                                .toList()))
                .update();
        int instructions = db.sql("""
                        insert into settled_instruction (client, instruction_id, settlement_id)
                        select :client, i::uuid, :id from jsonb_array_elements_text(:ids::jsonb) i
                        """)
                .param("client", settlement.client())
                .param("id", settlement.id())
                .param(
                        "ids",
                        Rows.json(settled.instructions().stream()
                                .map(DoneInstruction::id)
                                .toList()))
                .update();
        assert parts == settled.payments().size()
                && fees == settled.ended().size()
                && instructions == settled.instructions().size();
    }

    /**
     * Of the client's money on the trust account the payout goes out and the rest becomes the agency's. When the client owes,
     * all of it does, and when payments came back that were paid out before, the agency makes up for them until the client has.
     */
    private void money(Client client, Settlement settlement, Computation.Result result, LocalDate day) {
        Money payout = Money.cents(Math.max(0, settlement.payoutCents()));
        ledger.post(List.of(new TrustLedger.Movement(
                TrustAccount.CLIENT,
                TrustAccount.AGENCY,
                client.client(),
                result.trustMoney().minus(payout).minorUnits(),
                day,
                null,
                null,
                "Abrechnung " + settlement.number())));
        if (payout.isPositive()) {
            Client now = clients.locked(client.client());
            payouts.order(
                    List.of(new Payouts.NewPayout(
                            Payouts.Kind.CLIENT,
                            client.client(),
                            settlement.id().toString(),
                            settlement.number(),
                            now.payoutHolder(),
                            now.payoutIban(),
                            payout.minorUnits(),
                            "Abrechnung " + settlement.number() + " vom " + day)),
                    day,
                    Payouts.SYSTEM);
        }
    }
}

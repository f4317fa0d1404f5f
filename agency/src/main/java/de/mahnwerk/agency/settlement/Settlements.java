package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.payments.PayoutListener;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to settlements. Calls work inside a transaction of the client or over all clients. */
@Component
public class Settlements implements PayoutListener {

    private record CasePayout(UUID caseId, long payoutCents) {}

    private static final String SELECT = """
            select client, id, seq, number, terms_version, period_from, period_to, issued_on, paid_on, received_cents,
                   retained_cents, fees_cents, vat_cents, waived_cents, carried_cents, payout_cents, document
              from settlement
            """;

    private final JdbcClient db;
    private final ClaimAccounts accounts;
    private final CaseEvents events;
    private final Documents documents;
    private final FeeInvoices invoices;

    Settlements(JdbcClient db, ClaimAccounts accounts, CaseEvents events, Documents documents, FeeInvoices invoices) {
        this.db = db;
        this.accounts = accounts;
        this.events = events;
        this.documents = documents;
        this.invoices = invoices;
    }

    /** The latest settlements of all clients, newest first; in a transaction over all clients. */
    public List<Settlement> latest(int most) {
        return db.sql(SELECT + " order by seq desc limit :most")
                .param("most", most)
                .query(Settlement.class)
                .list();
    }

    /** The latest settlements of one client, newest first. */
    public List<Settlement> latest(long client, int most) {
        return db.sql(SELECT + " where client = :client order by seq desc limit :most")
                .param("client", client)
                .param("most", most)
                .query(Settlement.class)
                .list();
    }

    /** Oldest first, from behind the cursor. */
    List<Settlement> after(long client, long cursor, int most) {
        return db.sql(SELECT + " where client = :client and seq > :cursor order by seq limit :most")
                .param("client", client)
                .param("cursor", cursor)
                .param("most", most)
                .query(Settlement.class)
                .list();
    }

    public Optional<Settlement> find(long client, UUID id) {
        return db.sql(SELECT + " where client = :client and id = :id")
                .param("client", client)
                .param("id", id)
                .query(Settlement.class)
                .optional();
    }

    /** Of any client; in a transaction over all clients. */
    public Optional<Settlement> find(UUID id) {
        return db.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Settlement.class)
                .optional();
    }

    public List<Settlement.Line> lines(long client, UUID settlement) {
        return db.sql("""
                        select l.line, l.kind, l.case_id, c.reference as case_reference, c.merchant_reference, l.payment_id, l.value_on,
                               l.net_cents, l.vat_cents, l.waived_cents, l.payout_cents, l.text_de, l.text_en
                          from settlement_line l
                          left join collection_case c on c.client = :client and c.id = l.case_id
                         where l.client = :client and l.settlement_id = :id order by l.line
                        """)
                .param("client", client)
                .param("id", settlement)
                .query(Settlement.Line.class)
                .list();
    }

    /** The statement as it was issued. */
    public Optional<Document> pdf(Settlement settlement) {
        return documents.read(settlement.client(), settlement.document());
    }

    /** The invoice for its fees as XRechnung; none where it charged nothing. The statement's PDF has it in it. */
    public Optional<Document> invoice(Settlement settlement) {
        return invoices.xml(settlement.client(), settlement.id());
    }

    /** All lines for a spreadsheet in German form. */
    public Document csv(Settlement settlement) {
        return Document.text(
                settlement.number() + ".csv",
                "text/csv;charset=utf-8",
                StatementCsv.of(settlement, lines(settlement.client(), settlement.id())));
    }

    /** The bank has executed payouts; those that are settlements' are paid. */
    @Override
    public void executed(List<String> subjects, LocalDate day) {
        paid(
                db.sql(SELECT + """
                                 where paid_on is null
                                   and id::text = any(array(select jsonb_array_elements_text(:subjects::jsonb)))
                                 order by seq for update
                                """)
                        .param("subjects", Rows.json(subjects))
                        .query(Settlement.class)
                        .list(),
                day);
    }

    /** Marks settlements as paid, notes on each case what of its money has reached the client, and tells the clients. */
    void paid(List<Settlement> settlements, LocalDate day) {
        Map<Long, List<Settlement>> byClient = settlements.stream().collect(Collectors.groupingBy(Settlement::client));
        byClient.forEach((client, paid) -> {
            List<UUID> ids = paid.stream().map(Settlement::id).toList();
            int marked = db.sql("""
                            update settlement set paid_on = :day
                             where client = :client and paid_on is null
                               and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                            """)
                    .param("client", client)
                    .param("day", day)
                    .param("ids", Rows.json(ids))
                    .update();
            if (marked != ids.size()) {
                throw new IllegalStateException("a settlement is paid once: " + ids);
            }
            cases(client, ids, day);
            events.record(
                    paid.stream().map(one -> SettlementEvents.paid(one, day)).toList());
        });
    }

    /** Of the money of a case everything but the collection costs reaches the client; fees and VAT are lines of their own. */
    private void cases(long client, List<UUID> settlements, LocalDate day) {
        List<CasePayout> payouts = db.sql("""
                        select l.case_id, sum(l.payout_cents)::bigint as payout_cents
                          from settlement_line l
                         where l.client = :client and l.kind in ('RECEIPT', 'RETAINED_COSTS', 'REVERSAL') and l.case_id is not null
                           and l.settlement_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         group by l.case_id order by l.case_id
                        """)
                .param("client", client)
                .param("ids", Rows.json(settlements))
                .query(CasePayout.class)
                .list();
        accounts.paidOut(
                client,
                payouts.stream()
                        .map(one -> new ClaimAccounts.Payout(one.caseId(), Money.cents(one.payoutCents())))
                        .toList(),
                day);
    }
}

package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.SuccessFee;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.PayoutOrder;
import de.mahnwerk.protocol.SettlementLineKind;
import de.mahnwerk.protocol.SettlementPeriod;
import de.mahnwerk.protocol.SettlementStatus;
import de.mahnwerk.protocol.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settlements and terms as the protocol shows them. */
@Component
class SettlementViews {

    private record Share(UUID paymentId, String invoiceNumber, long cents) {}

    private record Costs(UUID id, long interestCents, long merchantCostsCents, long collectionCostsCents) {}

    private final JdbcClient db;
    private final Settlements settlements;

    SettlementViews(JdbcClient db, Settlements settlements) {
        this.db = db;
        this.settlements = settlements;
    }

    /** Without lines, for lists. */
    static de.mahnwerk.protocol.Settlement brief(Settlement settlement) {
        return view(settlement, null);
    }

    de.mahnwerk.protocol.Settlement full(Settlement settlement) {
        List<Settlement.Line> lines = settlements.lines(settlement.client(), settlement.id());
        Map<UUID, Allocation> allocations = allocations(
                settlement.client(),
                lines.stream()
                        .filter(line -> showsAllocation(line.kind()))
                        .map(Settlement.Line::paymentId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return view(
                settlement, lines.stream().map(line -> line(line, allocations)).toList());
    }

    private static de.mahnwerk.protocol.Settlement view(
            Settlement settlement, @Nullable List<de.mahnwerk.protocol.Settlement.Line> lines) {
        return new de.mahnwerk.protocol.Settlement(
                settlement.id(),
                settlement.number(),
                settlement.paidOn() == null ? SettlementStatus.ISSUED : SettlementStatus.PAID,
                settlement.periodFrom(),
                settlement.periodTo(),
                settlement.issuedOn(),
                settlement.paidOn(),
                new de.mahnwerk.protocol.Settlement.Totals(
                        Amount.ofCents(settlement.receivedCents()),
                        Amount.ofCents(settlement.retainedCents()),
                        Amount.ofCents(settlement.feesCents()),
                        Amount.ofCents(settlement.vatCents()),
                        Amount.ofCents(settlement.waivedCents()),
                        Amount.ofCents(settlement.payoutCents())),
                lines == null ? List.of() : lines);
    }

    private static boolean showsAllocation(String kind) {
        return switch (LineKind.valueOf(kind)) {
            case RECEIPT, REVERSAL, DIRECT_PAYMENT_SET_OFF -> true;
            case RETAINED_COSTS,
                    SUCCESS_FEE,
                    FAILURE_FEE,
                    FAILURE_FEE_WAIVED,
                    WITHDRAWAL_FEE,
                    INSTRUCTION,
                    CARRIED_OVER -> false;
        };
    }

    private static de.mahnwerk.protocol.Settlement.Line line(Settlement.Line line, Map<UUID, Allocation> allocations) {
        return new de.mahnwerk.protocol.Settlement.Line(
                SettlementLineKind.valueOf(line.kind()),
                line.caseId(),
                line.caseReference(),
                line.merchantReference(),
                line.valueOn(),
                line.paymentId() == null || !showsAllocation(line.kind()) ? null : allocations.get(line.paymentId()),
                Amount.ofCents(line.netCents()),
                Amount.ofCents(line.vatCents()),
                Amount.ofCents(line.waivedCents()),
                Amount.ofCents(line.payoutCents()),
                new Text(line.textDe(), line.textEn()));
    }

    /** How payments were set against their debts, by invoice; two statements for all. */
    private Map<UUID, Allocation> allocations(long client, List<UUID> payments) {
        Map<UUID, List<Allocation.ItemShare>> shares =
                db.sql("""
                        select p.payment_id, i.invoice_number, sum(p.amount_cents)::bigint as cents
                          from posting p
                          join case_item i on i.client = :client and i.case_id = p.case_id and i.position = p.item
                         where p.client = :client and p.kind = 'PAYMENT' and p.credit = 'PRINCIPAL'
                           and p.payment_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) x))
                         group by p.payment_id, i.position, i.invoice_number
                         order by p.payment_id, i.position
                        """).param("client", client).param("ids", Rows.json(payments)).query(Share.class).list().stream()
                        .collect(Collectors.groupingBy(
                                Share::paymentId,
                                Collectors.mapping(
                                        share -> new Allocation.ItemShare(
                                                share.invoiceNumber(), Amount.ofCents(share.cents())),
                                        Collectors.toList())));
        return db.sql("""
                        select id, interest_cents, merchant_costs_cents,
                               collection_costs_cents + collection_vat_cents as collection_costs_cents
                          from payment
                         where client = :client and id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) x))
                        """).param("client", client).param("ids", Rows.json(payments)).query(Costs.class).list().stream()
                .collect(Collectors.toMap(
                        Costs::id,
                        costs -> new Allocation(
                                shares.getOrDefault(costs.id(), List.of()),
                                Amount.ofCents(costs.interestCents()),
                                Amount.ofCents(costs.merchantCostsCents()),
                                Amount.ofCents(costs.collectionCostsCents()))));
    }

    static de.mahnwerk.protocol.Terms terms(Terms terms) {
        Wording text = Wording.of(
                "Erfolgshonorar {0} % auf Hauptforderung und Zinsen{3}; die vom Schuldner bezahlten Inkassokosten sind unsere"
                        + " Vergütung; bei Nichterfolg {1}{2}.",
                "Success fee of {0}% on principal and interest{3}; the collection costs that the debtor pays are our"
                        + " remuneration; on failure {1}{2}.",
                terms.successFee().percent().stripTrailingZeros(),
                terms.failureFee(),
                terms.failureFeeWaivedForInterface()
                        ? Wording.of(
                                ", erlassen für Forderungen über die Schnittstelle",
                                ", waived for claims through the interface")
                        : Wording.of("", ""),
                tiers(terms.successFee()));
        return new de.mahnwerk.protocol.Terms(
                terms.version(),
                terms.validFrom(),
                percent(terms.successFee().percent()),
                Amount.ofCents(terms.failureFee().minorUnits()),
                terms.failureFeeWaivedForInterface(),
                Amount.ofCents(terms.withdrawalFee().minorUnits()),
                PayoutOrder.valueOf(terms.payoutOrder().name()),
                Amount.ofCents(terms.smallRest().minorUnits()),
                SettlementPeriod.valueOf(terms.settlementPeriod().name()),
                new Text(text.in(Locale.GERMAN), text.in(Locale.ENGLISH)));
    }

    /** What follows the percentage: other ones for larger and older claims, and the least. */
    private static Wording tiers(SuccessFee fee) {
        Stream<Wording> tiers = fee.tiers().stream()
                .map(tier -> Wording.of(
                        ", {0} % ab {1} und {2} Tagen nach Fälligkeit",
                        ", {0}% from {1} and {2} days after the due date",
                        tier.percent().stripTrailingZeros(),
                        tier.from(),
                        tier.days()));
        Stream<Wording> minimum = Stream.of(fee.minimum())
                .filter(Money::isPositive)
                .map(least -> Wording.of(
                        ", mindestens {0} je Forderung, höchstens was einging",
                        ", at least {0} a claim, at most what came in", least));
        return Wording.joined("", Stream.concat(tiers, minimum).toList());
    }

    /** With two decimals, or with as many as it needs. */
    private static String percent(BigDecimal percent) {
        BigDecimal shortest = percent.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}

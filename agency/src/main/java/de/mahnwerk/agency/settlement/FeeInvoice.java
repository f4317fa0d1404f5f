package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The invoice for the agency's remuneration in one settlement (§ 14(4) UStG): fees, and the collection costs that it keeps. Where payments
 * came back and took more fees with them than new ones came, it is a credit note (§ 17(1) UStG) with the signs turned. Pure.
 *
 * @param number consecutive over all clients
 * @param from first day of the time in which the service was rendered
 * @param settlement number of the statement that gives the details
 * @param positions by kind, none of them zero
 * @param vat on the sum
 * @param due what the settlement could not set off against money received, 0 to {@link #gross()}
 */
record FeeInvoice(
        String number,
        LocalDate issuedOn,
        LocalDate from,
        LocalDate to,
        String settlement,
        boolean creditNote,
        List<Position> positions,
        Money vat,
        Money due) {

    /** What is charged of one kind: how many times, and net in all. */
    record Position(LineKind kind, int count, Money net) {

        private Position turned() {
            return new Position(kind, count, net.negated());
        }
    }

    FeeInvoice {
        positions = List.copyOf(positions);
    }

    /** What a settlement charges; nothing when it only passes money on. */
    static List<Position> positions(List<Line> lines) {
        return Arrays.stream(LineKind.values())
                .filter(LineKind::isRemuneration)
                .map(kind -> position(
                        kind,
                        lines.stream()
                                .filter(line ->
                                        line.kind() == kind && !line.net().isZero())
                                .toList()))
                .filter(Predicate.not(position -> position.net().isZero()))
                .toList();
    }

    private static Position position(LineKind kind, List<Line> lines) {
        return new Position(
                kind, lines.size(), Money.sum(lines.stream().map(Line::net).toList()));
    }

    /** @param positions of the settlement, at least one */
    static FeeInvoice of(String number, Settlement settlement, List<Position> positions) {
        Money net = Money.sum(positions.stream().map(Position::net).toList());
        boolean creditNote = net.isNegative();
        Money vat = Vat.STANDARD.on(net);
        Money owed = Money.cents(Math.max(0, -settlement.payoutCents()));
        return new FeeInvoice(
                number,
                settlement.issuedOn(),
                settlement.periodFrom(),
                settlement.periodTo(),
                settlement.number(),
                creditNote,
                creditNote ? positions.stream().map(Position::turned).toList() : positions,
                creditNote ? vat.negated() : vat,
                creditNote ? Money.ZERO : owed.min(net.plus(vat)));
    }

    Money net() {
        return Money.sum(positions.stream().map(Position::net).toList());
    }

    Money gross() {
        return net().plus(vat);
    }

    /** What the client has paid already, as it was kept from the payout; of a credit note, what was added to it. */
    Money setOff() {
        return gross().minus(due);
    }
}

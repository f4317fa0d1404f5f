package de.mahnwerk.law.costs;

import de.mahnwerk.law.LawVersion;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects the fees of one matter under the RVG and closes them with expenses and VAT. */
final class CostSheet {

    private static final BigDecimal EXPENSES_SHARE = new BigDecimal("0.20");

    private final LocalDate mandate;
    private final FeeTables tables;
    private final FeeTable table;
    private final List<FeeLine> lines = new ArrayList<>();
    private final List<Wording> notes = new ArrayList<>();
    private Money credited = Money.ZERO;

    CostSheet(LocalDate mandate, FeeTables tables) {
        this.mandate = mandate;
        this.tables = tables;
        this.table = tables.rvg(mandate);
    }

    /** A fee from the table of § 13(1) RVG, never below the least fee of § 13(3). */
    void fee(String number, Wording name, BigDecimal rate, Money value) {
        fee(number, name, rate, value, table.fee(value));
    }

    /** A fee from another whole fee, such as that of § 13(2) RVG. */
    void fee(String number, Wording name, BigDecimal rate, Money value, Money wholeFee) {
        Money least = tables.amount(DatedAmount.RVG_13_3, mandate).orElse(Money.ZERO);
        lines.add(new FeeLine(number, name, rate, value, wholeFee.times(rate).max(least)));
    }

    /** A fee that is credited: it lowers the sum, not the expenses, which count on the fees before (prevailing view). */
    void credit(FeeLine line) {
        lines.add(line);
        credited = credited.plus(line.amount());
    }

    void add(FeeLine line) {
        lines.add(line);
    }

    void note(Wording note) {
        notes.add(note);
    }

    Money wholeFee(Money value) {
        return table.fee(value);
    }

    Money feesSoFar() {
        return Money.sum(lines.stream().map(FeeLine::amount).toList());
    }

    /** With 20 % of the fees for post and telecommunication (VV 7002 RVG) and the VAT that the creditor cannot deduct. */
    Costs withExpenses(Vat vat) {
        Money share = feesSoFar().minus(credited).times(EXPENSES_SHARE);
        return close(
                share.min(tables.amount(DatedAmount.VV_7002_MAXIMUM, mandate).orElse(share)), vat);
    }

    Costs withoutExpenses(Vat vat) {
        return close(Money.ZERO, vat);
    }

    private Costs close(Money expenses, Vat vat) {
        return new Costs(lines, expenses, vat, version(), notes);
    }

    /** The base fees are in force since the table's day, the small fee of § 13(2) RVG perhaps since a later one. */
    private LawVersion version() {
        LocalDate ofTable = table.version().since();
        LocalDate ofSmallFee = tables.since(DatedAmount.RVG_13_2, mandate).orElse(ofTable);
        return new LawVersion("RVG", ofSmallFee.isAfter(ofTable) ? ofSmallFee : ofTable);
    }
}

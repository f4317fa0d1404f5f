package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountAndCurrencyExchange3;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.xml.Elements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Turns one {@code Ntry} into the movements that it reports. */
final class EntryReading {

    private final String at;
    private final String account;
    private final @Nullable LocalDate createdOn;
    private final List<Fault> faults;

    EntryReading(String at, String account, @Nullable LocalDate createdOn, List<Fault> faults) {
        this.at = at;
        this.account = account;
        this.createdOn = createdOn;
        this.faults = faults;
    }

    List<BankEntry> read(Element raw) {
        VersionEight.raise(raw);
        ReportEntry10 entry = Typed.read(raw, ReportEntry10.class);
        int before = faults.size();
        Money booked = booked(entry, raw);
        LocalDate bookedOn = bookedOn(entry, raw);
        if (booked == null || bookedOn == null || !isBooked(raw)) {
            return List.of();
        }
        if (faults.size() > before) {
            return List.of();
        }
        LocalDate value = Amounts.day(entry.getValDt());
        Context context = new Context(at, account, bookedOn, value == null ? bookedOn : value, entry);
        List<EntryTransaction10> details = entry.getNtryDtls().stream()
                .flatMap(d -> d.getTxDtls().stream())
                .toList();
        return parts(details, booked)
                .map(amounts -> single(context, details, amounts))
                .orElseGet(() -> List.of(new Movement(context, details).of(at, booked)));
    }

    /** One movement for each transaction of an entry that says what each is worth. */
    private List<BankEntry> single(Context context, List<EntryTransaction10> details, List<Money> amounts) {
        return IntStream.range(0, details.size())
                .mapToObj(i -> new Movement(context, List.of(details.get(i)))
                        .of(at + "/TxDtls[" + (i + 1) + "]", amounts.get(i)))
                .toList();
    }

    /**
     * What each transaction is worth; empty for one alone (the entry's amount is what was booked, the transaction's may be
     * another currency or before charges) and when they do not add up to what was booked: never more than the bank's sum.
     */
    private static Optional<List<Money>> parts(List<EntryTransaction10> details, Money booked) {
        if (details.size() < 2) {
            return Optional.empty();
        }
        List<Money> amounts = new ArrayList<>();
        for (EntryTransaction10 detail : details) {
            Optional<Money> amount = amount(detail).filter(a -> a.currency().equals(booked.currency()));
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            boolean debit =
                    detail.getCdtDbtInd() == null ? booked.isNegative() : detail.getCdtDbtInd() == CreditDebitCode.DBIT;
            amounts.add(debit ? amount.get().negated() : amount.get());
        }
        return Money.sum(amounts).equals(booked) ? Optional.of(amounts) : Optional.empty();
    }

    /** The transaction's amount: named so since version 3; before that German banks tell it as {@code AmtDtls/TxAmt}. */
    private static Optional<Money> amount(EntryTransaction10 detail) {
        AmountAndCurrencyExchange3 details = detail.getAmtDtls();
        ActiveOrHistoricCurrencyAndAmount amount = detail.getAmt();
        if (amount == null && details != null && details.getTxAmt() != null) {
            amount = details.getTxAmt().getAmt();
        }
        return Amounts.of(amount);
    }

    private @Nullable Money booked(ReportEntry10 entry, Element raw) {
        Optional<Money> amount = Amounts.of(entry.getAmt());
        if (amount.isEmpty()) {
            fault("Amt", Elements.text(raw, "Amt"), "amount-unreadable");
            return null;
        }
        if (amount.get().isNegative()) {
            fault("Amt", Elements.text(raw, "Amt"), "amount-negative");
            return null;
        }
        if (entry.getCdtDbtInd() == null) {
            fault("CdtDbtInd", Elements.text(raw, "CdtDbtInd"), "direction-unreadable");
            return null;
        }
        return entry.getCdtDbtInd() == CreditDebitCode.DBIT ? amount.get().negated() : amount.get();
    }

    /** Without a booking date the value date, and without both the day on which the bank wrote the statement. */
    private @Nullable LocalDate bookedOn(ReportEntry10 entry, Element raw) {
        for (String field : List.of("BookgDt", "ValDt")) {
            LocalDate day = Amounts.day(field.equals("BookgDt") ? entry.getBookgDt() : entry.getValDt());
            if (day != null) {
                return day;
            }
            String written = Elements.text(raw, field);
            if (!written.isEmpty()) {
                fault(field, written, "date-unreadable");
                return null;
            }
        }
        if (createdOn == null) {
            fault("BookgDt", "", "date-missing");
        }
        return createdOn;
    }

    /** Only what is booked has moved money; pending and informational entries come again when they are. */
    private boolean isBooked(Element raw) {
        String code = Elements.text(raw, "Sts", "Cd");
        String status = code.isEmpty() ? Elements.text(raw, "Sts", "Prtry") : code;
        if (status.equals("BOOK")) {
            return true;
        }
        fault("Sts", status, status.isEmpty() ? "status-missing" : "not-booked");
        return false;
    }

    private void fault(String field, String value, String code) {
        faults.add(new Fault(at, field, value, code));
    }

    /** What all movements of an entry share. */
    record Context(String at, String account, LocalDate bookedOn, LocalDate valueOn, ReportEntry10 entry) {}
}

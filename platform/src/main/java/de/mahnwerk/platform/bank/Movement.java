package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountAndCurrencyExchange3;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.PaymentReturnReason5;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.StructuredRemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import de.mahnwerk.law.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what the transactions of one movement say: one, or all those that the bank did not price. */
final class Movement {

    /** ISO sub-families of returned and rejected payments. */
    private static final Set<String> RETURNS = Set.of("RRTN", "ARET", "UPDD", "UPCT", "UPCQ", "PRDD", "DAJT", "CAJT");

    /** Business transaction codes of German banks: returned debits (B2B, core) and returned transfers. */
    private static final Pattern GERMAN_RETURNS = Pattern.compile("(?:.*\\+)?(?:59|108|109|159)(?:\\+.*)?");

    private final EntryReading.Context context;
    private final List<EntryTransaction10> details;

    Movement(EntryReading.Context context, List<EntryTransaction10> details) {
        this.context = context;
        this.details = details;
    }

    BankEntry of(String at, Money amount) {
        BankEntry.Kind kind = kind();
        List<String> creditorReferences = creditorReferences();
        Counterparty counterparty = Counterparty.of(details, amount, kind, context.account());
        BankEntry entry = new BankEntry(
                at,
                context.account(),
                context.bookedOn(),
                context.valueOn(),
                amount,
                kind,
                first(returns().map(r -> r.getRsn() == null ? null : r.getRsn().getCd())),
                charges(amount, kind),
                creditorReferences.isEmpty() ? "" : creditorReferences.getFirst(),
                onlyOne(references(TransactionReferences6::getEndToEndId)),
                onlyOne(references(TransactionReferences6::getMndtId)),
                references(creditorReferences),
                text(),
                counterparty.name(),
                counterparty.iban(),
                bankReference(),
                "");
        return entry.withDuplicateKey(DuplicateKey.of(entry, 1));
    }

    private BankEntry.Kind kind() {
        boolean returned = returns().findAny().isPresent()
                || Stream.concat(
                                Stream.ofNullable(context.entry().getBkTxCd()),
                                details.stream()
                                        .map(EntryTransaction10::getBkTxCd)
                                        .filter(Objects::nonNull))
                        .anyMatch(Movement::isReturn);
        if (returned) {
            return BankEntry.Kind.RETURN;
        }
        return Boolean.TRUE.equals(context.entry().isRvslInd()) ? BankEntry.Kind.REVERSAL : BankEntry.Kind.PAYMENT;
    }

    private static boolean isReturn(BankTransactionCodeStructure4 code) {
        boolean iso = code.getDomn() != null
                && code.getDomn().getFmly() != null
                && code.getDomn().getFmly().getSubFmlyCd() != null
                && RETURNS.contains(code.getDomn().getFmly().getSubFmlyCd());
        boolean german = code.getPrtry() != null
                && code.getPrtry().getCd() != null
                && GERMAN_RETURNS.matcher(code.getPrtry().getCd()).matches();
        return iso || german;
    }

    private Stream<PaymentReturnReason5> returns() {
        return details.stream().map(EntryTransaction10::getRtrInf).filter(Objects::nonNull);
    }

    /** What a returned debit costs beyond the amount that was collected ({@code InstdAmt}, § 675u BGB aside). */
    private Money charges(Money amount, BankEntry.Kind kind) {
        Money none = new Money(0, amount.currency());
        if (kind != BankEntry.Kind.RETURN || !amount.isNegative() || details.size() != 1) {
            return none;
        }
        AmountAndCurrencyExchange3 amounts = details.getFirst().getAmtDtls();
        ActiveOrHistoricCurrencyAndAmount collected = amounts == null || amounts.getInstdAmt() == null
                ? null
                : amounts.getInstdAmt().getAmt();
        return Amounts.of(collected)
                .filter(c -> c.currency().equals(amount.currency()) && c.isPositive())
                .map(c -> amount.negated().minus(c).max(none))
                .orElse(none);
    }

    private List<String> creditorReferences() {
        return structured()
                .map(StructuredRemittanceInformation16::getCdtrRefInf)
                .filter(Objects::nonNull)
                .map(reference -> reference.getRef())
                .filter(Movement::says)
                .map(String::strip)
                .distinct()
                .toList();
    }

    private List<String> references(List<String> creditorReferences) {
        Set<String> all = new LinkedHashSet<>(creditorReferences);
        structured()
                .flatMap(s -> s.getRfrdDocInf().stream())
                .map(document -> document.getNb())
                .filter(Movement::says)
                .forEach(all::add);
        List.<Function<TransactionReferences6, @Nullable String>>of(
                        TransactionReferences6::getEndToEndId,
                        TransactionReferences6::getMndtId,
                        TransactionReferences6::getTxId,
                        TransactionReferences6::getInstrId,
                        TransactionReferences6::getUETR)
                .forEach(reference -> all.addAll(references(reference)));
        return new ArrayList<>(all);
    }

    private List<String> references(Function<TransactionReferences6, @Nullable String> reference) {
        return details.stream()
                .map(EntryTransaction10::getRefs)
                .filter(Objects::nonNull)
                .map(reference)
                .filter(Movement::says)
                .map(r -> String.valueOf(r).strip())
                .distinct()
                .toList();
    }

    private String bankReference() {
        String own = details.size() == 1 ? onlyOne(references(TransactionReferences6::getAcctSvcrRef)) : "";
        return own.isEmpty() ? first(Stream.ofNullable(context.entry().getAcctSvcrRef())) : own;
    }

    private Stream<RemittanceInformation16> remittance() {
        return details.stream().map(EntryTransaction10::getRmtInf).filter(Objects::nonNull);
    }

    private Stream<StructuredRemittanceInformation16> structured() {
        return remittance().flatMap(r -> r.getStrd().stream());
    }

    /** What the payer wrote; only when there is nothing, what the bank says about the movement. */
    private String text() {
        String written = joined(Stream.concat(
                remittance().flatMap(r -> r.getUstrd().stream()),
                structured().flatMap(s -> s.getAddtlRmtInf().stream())));
        if (!written.isEmpty()) {
            return written;
        }
        String told = joined(details.stream().map(EntryTransaction10::getAddtlTxInf));
        return told.isEmpty() ? joined(Stream.ofNullable(context.entry().getAddtlNtryInf())) : told;
    }

    private static String joined(Stream<@Nullable String> parts) {
        return parts.filter(Movement::says)
                .map(part -> String.valueOf(part).strip().replaceAll("\\s+", " "))
                .distinct()
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static String first(Stream<@Nullable String> values) {
        Optional<String> first = values.filter(Movement::says)
                .map(v -> String.valueOf(v).strip())
                .findFirst();
        return first.orElse("");
    }

    private static String onlyOne(List<String> values) {
        return values.size() == 1 ? values.getFirst() : "";
    }

    private static boolean says(@Nullable String value) {
        return value != null && !value.isBlank() && !value.strip().equals("NOTPROVIDED");
    }
}

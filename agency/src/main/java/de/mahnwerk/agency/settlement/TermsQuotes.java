package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.intake.Quotes;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.QuoteRequest;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Quotes by the code that settles: what a claim costs when it is paid at once and in full, and when nothing comes in. */
@Component
class TermsQuotes implements Quotes {

    /** The request does not say how old the claim is. */
    private static final int JUST_DUE = 0;

    private static final Wording OLDER = Wording.of(
            " Für ältere Forderungen gilt die Staffel der Konditionen.",
            " Older claims cost what the terms say for their age.");

    private final Clients clients;

    TermsQuotes(Clients clients) {
        this.clients = clients;
    }

    @Override
    public Quote quote(long client, QuoteRequest request, LocalDate asOf) {
        Terms terms = clients.terms(client, asOf);
        Channel channel = Channel.valueOf(
                Objects.requireNonNullElse(request.channel(), de.mahnwerk.protocol.Channel.ERP_INTERFACE)
                        .name());
        Estimate estimate = Estimate.of(
                terms,
                Money.cents(request.principal().cents()),
                JUST_DUE,
                request.creditorDeductsVat() ? CreditorVat.CREDITOR_DEDUCTS : CreditorVat.CREDITOR_CANNOT_DEDUCT,
                channel,
                asOf);
        Costs costs = estimate.costs();
        Wording text = Wording.of(
                "Bei Erfolg: {0} Honorar und {1} USt; die Inkassokosten von {2} zahlt der Schuldner. Ohne Erfolg: {3}.{4}",
                "On success: a fee of {0} and VAT of {1}; the collection costs of {2} are paid by the debtor. Without success: {3}.{4}",
                estimate.successFee(),
                estimate.vatOnSuccess(),
                costs.net().plus(costs.vat()),
                estimate.failureFee(),
                terms.successFee().asksForAge() ? OLDER : Wording.of("", ""));
        return new Quote(
                terms.version(),
                amount(costs.net()),
                amount(costs.vat()),
                amount(estimate.successFee()),
                amount(estimate.vatOnSuccess()),
                amount(terms.failureFee()),
                channel == Channel.ERP_INTERFACE && terms.failureFeeWaivedForInterface(),
                new Text(text.in(Locale.GERMAN), text.in(Locale.ENGLISH)));
    }

    private static Amount amount(Money money) {
        return Amount.ofCents(money.minorUnits());
    }
}

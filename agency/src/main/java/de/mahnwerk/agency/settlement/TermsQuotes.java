package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.intake.Quotes;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.CollectionFee;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.costs.Vat;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Channel;
import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.QuoteRequest;
import de.mahnwerk.protocol.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Quotes by the law for the collection costs and by the client's terms for all else. */
@Component
class TermsQuotes implements Quotes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Clients clients;

    TermsQuotes(Clients clients) {
        this.clients = clients;
    }

    @Override
    public Quote quote(long client, QuoteRequest request, LocalDate asOf) {
        Terms terms = clients.terms(client, asOf);
        CreditorVat creditor =
                request.creditorDeductsVat() ? CreditorVat.CREDITOR_DEDUCTS : CreditorVat.CREDITOR_CANNOT_DEDUCT;
        Money principal = Money.cents(request.principal().cents());
        Costs costs = CollectionFee.of(principal, asOf, FeeRate.SIMPLE, creditor);
        Money success = principal.times(terms.successFeePercent().divide(HUNDRED));
        Money vat =
                Vat.STANDARD.on(success).plus(request.creditorDeductsVat() ? Vat.STANDARD.on(costs.net()) : Money.ZERO);
        boolean waived = terms.failureFeeWaivedForInterface()
                && (request.channel() == null || request.channel() == Channel.ERP_INTERFACE);
        Wording text = Wording.of(
                "Bei Erfolg: {0} Honorar und {1} USt; die Inkassokosten von {2} zahlt der Schuldner. Ohne Erfolg: {3}.",
                "On success: a fee of {0} and VAT of {1}; the collection costs of {2} are paid by the debtor. Without success: {3}.",
                success,
                vat,
                costs.net().plus(costs.vat()),
                waived ? Money.ZERO : terms.failureFee());
        return new Quote(
                terms.version(),
                amount(costs.net()),
                amount(costs.vat()),
                amount(success),
                amount(vat),
                amount(terms.failureFee()),
                waived,
                new Text(text.in(Locale.GERMAN), text.in(Locale.ENGLISH)));
    }

    private static Amount amount(Money money) {
        return Amount.ofCents(money.minorUnits());
    }
}

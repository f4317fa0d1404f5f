package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.NewOpenItem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a document says into what the receivables take. */
final class OpenItems {

    private static final Pattern SALUTED = Pattern.compile("(Herrn?|Frau|Familie|Eheleute)\\s+(.+)");

    private OpenItems() {}

    static NewOpenItem of(ReadInvoice invoice) {
        ReadInvoice.Buyer buyer = invoice.buyer();
        Matcher saluted = SALUTED.matcher(buyer.firstName());
        boolean title = buyer.salutation().isEmpty() && saluted.matches();
        // a credit note's type says what its amounts do not: it gives
        int sign = InvoiceType.isCreditNote(invoice.type()) && invoice.total().isPositive() ? -1 : 1;
        long open = sign * invoice.payable().minorUnits();
        long total = sign * invoice.total().minorUnits();
        return new NewOpenItem(
                buyer.number(),
                buyer.business() ? "BUSINESS" : "CONSUMER",
                buyer.group(),
                title ? saluted.group(1).replace("Herrn", "Herr") : buyer.salutation(),
                title ? saluted.group(2) : buyer.firstName(),
                buyer.lastName(),
                buyer.company(),
                buyer.street(),
                buyer.postcode(),
                buyer.city(),
                buyer.country(),
                buyer.email(),
                buyer.language(),
                buyer.federalState(),
                open < 0 || total < 0 ? "CREDIT_NOTE" : "INVOICE",
                invoice.itemNumber(),
                invoice.subject(),
                invoice.orderNumber(),
                invoice.contractOn(),
                invoice.deliveredOn(),
                invoice.issued(),
                // without an agreement due at once (§ 271(1) BGB)
                invoice.due() == null ? invoice.issued() : invoice.due(),
                invoice.total().currency().getCurrencyCode(),
                // more is due than the invoice amounts to when it also collects for others (BT-115 over BT-112)
                open > 0 ? Math.max(open, total) : total,
                open,
                invoice.consumerNotice(),
                invoice.shop(),
                invoice.paymentMethod(),
                invoice.instalment() > 0 ? invoice.number() : null);
    }
}

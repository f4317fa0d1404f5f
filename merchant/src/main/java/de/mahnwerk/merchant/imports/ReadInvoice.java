package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as it stands in the document; nothing is recalculated. Texts are empty, never null.
 *
 * @param at where in the file; empty for a file of one invoice
 * @param type code after UNTDID 1001 (BT-3): 380 invoice, 381 credit note, 384 corrected invoice
 * @param due BT-9, or what the payment terms (BT-20) say; null when neither does
 * @param total with tax (BT-112)
 * @param payable what is due for payment (BT-115), in open-item lists what is still open
 * @param iban where to pay (BT-84)
 * @param consumerNotice whether it told a consumer that default starts after 30 days (§ 286(3) BGB)
 * @param shop where it was sold
 * @param paymentMethod how it was to be paid, in the document's word (BT-81, BT-82)
 * @param instalment which instalment of the invoice this is, from 1; 0 for a whole invoice
 */
public record ReadInvoice(
        String at,
        String number,
        String type,
        LocalDate issued,
        @Nullable LocalDate due,
        Money total,
        Money payable,
        Buyer buyer,
        String iban,
        String subject,
        String orderNumber,
        @Nullable LocalDate contractOn,
        @Nullable LocalDate deliveredOn,
        boolean consumerNotice,
        String shop,
        String paymentMethod,
        int instalment) {

    /**
     * A customer as the document names it.
     *
     * @param group the merchant's own grouping
     * @param language {@code de} or {@code en}; empty when the document does not say
     * @param federalState as {@code NW}; empty when the document does not say
     */
    public record Buyer(
            String number,
            boolean business,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String country,
            String email,
            String group,
            String language,
            String federalState) {

        /** The name as a whole. */
        public String name() {
            return company.isEmpty() ? (firstName + " " + lastName).strip() : company;
        }
    }

    /** What the open item is called: the invoice's number, of an instalment with its own behind it. */
    public String itemNumber() {
        return instalment > 0 ? number + "/" + instalment : number;
    }

    /** Whether the document gives instead of asking: by its type, or by amounts below zero. */
    public boolean isCredit() {
        return InvoiceType.isCreditNote(type) || total.isNegative() || payable.isNegative();
    }
}

package de.mahnwerk.agency.clients;

import de.mahnwerk.law.costs.CreditorVat;
import java.util.Objects;

/**
 * A client: the creditor for whom the agency collects, and where its money goes.
 *
 * @param client its id here; 0 before it is created
 * @param number the operator's number, unique
 * @param payoutIban without blanks
 * @param creditorVat what to assume where a claim does not say
 * @param vatId VAT identification number (§ 27a UStG) for the invoices to it; empty when it has none
 */
public record Client(
        long client,
        String number,
        String name,
        String legalForm,
        String street,
        String postcode,
        String city,
        String federalState,
        String email,
        String phone,
        String payoutIban,
        String payoutBic,
        String payoutHolder,
        CreditorVat creditorVat,
        String vatId) {

    // an operator's program that was written before does not name it
    public Client {
        vatId = Objects.requireNonNullElse(vatId, "");
    }

    /** The same with another account for payouts. */
    public Client withAccount(String iban, String bic, String holder) {
        return new Client(
                client,
                number,
                name,
                legalForm,
                street,
                postcode,
                city,
                federalState,
                email,
                phone,
                iban,
                bic,
                holder,
                creditorVat,
                vatId);
    }

    /** The same with another VAT identification number. */
    Client withVatId(String other) {
        return new Client(
                client,
                number,
                name,
                legalForm,
                street,
                postcode,
                city,
                federalState,
                email,
                phone,
                payoutIban,
                payoutBic,
                payoutHolder,
                creditorVat,
                other);
    }

    public String fullName() {
        return legalForm.isEmpty() ? name : name + " " + legalForm;
    }
}

package de.mahnwerk.agency.cases;

import de.mahnwerk.law.DebtorKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owes, as known now.
 *
 * @param id 0 before the debtor is stored
 * @param customerNumber the client's number of the debtor; the same number is the same debtor
 */
public record CaseDebtor(
        long id,
        DebtorKind kind,
        @Nullable String salutation,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String legalForm,
        @Nullable LocalDate dateOfBirth,
        @Nullable String addition,
        String street,
        String postcode,
        String city,
        String country,
        List<String> emails,
        List<String> phones,
        @Nullable String customerNumber,
        String language) {

    public CaseDebtor {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    /** As it stands on an envelope, without the salutation. */
    public String name() {
        if (kind == DebtorKind.BUSINESS || company != null) {
            return joined(company, legalForm);
        }
        return joined(firstName, lastName);
    }

    private static String joined(@Nullable String first, @Nullable String second) {
        return ((first == null ? "" : first) + " " + (second == null ? "" : second)).strip();
    }
}

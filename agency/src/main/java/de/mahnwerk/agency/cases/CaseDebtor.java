package de.mahnwerk.agency.cases;

import de.mahnwerk.law.DebtorKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who owes, as known now.
 *
 * @param id 0 before the debtor is stored
 * @param knownState INSOLVENT, DECEASED, MINOR or EMIGRATED; all but the last bar every demand
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
        String language,
        @Nullable String knownState) {

    public CaseDebtor {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    /** The same debtor after the news. */
    public CaseDebtor after(DebtorNews news) {
        return new CaseDebtor(
                id,
                kind,
                salutation,
                firstName,
                lastName,
                company,
                legalForm,
                dateOfBirth,
                addition,
                street,
                postcode,
                city,
                country,
                emails,
                phones,
                customerNumber,
                language,
                switch (news.kind()) {
                    case NONE -> knownState;
                    case INSOLVENCY -> "INSOLVENT";
                    case DEATH -> "DECEASED";
                    case MINORITY -> "MINOR";
                });
    }

    /** The same debtor at another address in Germany. */
    public CaseDebtor movedTo(String newStreet, String newPostcode, String newCity) {
        return new CaseDebtor(
                id,
                kind,
                salutation,
                firstName,
                lastName,
                company,
                legalForm,
                dateOfBirth,
                null,
                newStreet,
                newPostcode,
                newCity,
                "DE",
                emails,
                phones,
                customerNumber,
                language,
                knownState);
    }

    /** Nothing may be demanded of him: an insolvent, a deceased, a minor. */
    public boolean barred() {
        return knownState != null && !knownState.equals("EMIGRATED");
    }

    /** Whether letters go to the same place. */
    public boolean sameAddress(CaseDebtor other) {
        return street.equals(other.street)
                && postcode.equals(other.postcode)
                && city.equals(other.city)
                && country.equals(other.country)
                && Objects.equals(addition, other.addition);
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

package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owes. A consumer has first and last name, a business a company name; what is unknown is left out.
 *
 * @param furtherAddresses older or other addresses, newest first
 * @param language ISO 639-1, {@code de} when left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Debtor(
        DebtorKind kind,
        @Nullable String salutation,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String legalForm,
        @Nullable Register register,
        List<String> representatives,
        @Nullable LocalDate dateOfBirth,
        Address address,
        List<Address> furtherAddresses,
        List<String> emails,
        List<String> phones,
        @Nullable String customerNumber,
        @Nullable String language,
        @Nullable KnownState knownState) {

    public Debtor {
        representatives = Lists.copy(representatives);
        furtherAddresses = Lists.copy(furtherAddresses);
        emails = Lists.copy(emails);
        phones = Lists.copy(phones);
    }
}

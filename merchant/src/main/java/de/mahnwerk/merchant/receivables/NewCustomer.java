package de.mahnwerk.merchant.receivables;

/**
 * A customer as another system knows it. Texts are empty, never null.
 *
 * @param kind {@code CONSUMER} or {@code BUSINESS}
 * @param customerGroup the merchant's own grouping; empty when the source does not say
 * @param country two letters
 * @param language {@code de} or {@code en}; empty when the source does not say
 * @param federalState as {@code NW}; empty when the source does not say
 */
public record NewCustomer(
        String number,
        String kind,
        String customerGroup,
        String salutation,
        String firstName,
        String lastName,
        String company,
        String street,
        String postcode,
        String city,
        String country,
        String email,
        String language,
        String federalState) {

    static NewCustomer of(NewOpenItem item) {
        return new NewCustomer(
                item.customerNumber(),
                item.customerKind(),
                item.customerGroup(),
                item.salutation(),
                item.firstName(),
                item.lastName(),
                item.company(),
                item.street(),
                item.postcode(),
                item.city(),
                item.country(),
                item.email(),
                item.language(),
                item.federalState());
    }
}

package de.mahnwerk.app.world;

/** A debtor of a played world: a person, or a company when {@code company} is not empty. */
public record Customer(
        Merchant merchant,
        String number,
        String salutation,
        String firstName,
        String lastName,
        String company,
        String street,
        String postcode,
        String city,
        String email,
        String iban) {

    /** As banks print a payer. */
    public String name() {
        return company.isEmpty() ? firstName + " " + lastName : company;
    }

    public Customer movedTo(String newStreet, String newPostcode, String newCity) {
        return new Customer(
                merchant,
                number,
                salutation,
                firstName,
                lastName,
                company,
                newStreet,
                newPostcode,
                newCity,
                email,
                iban);
    }

    /** The same, whom one can only write letters. */
    public Customer withoutEmail() {
        return new Customer(
                merchant, number, salutation, firstName, lastName, company, street, postcode, city, "", iban);
    }
}

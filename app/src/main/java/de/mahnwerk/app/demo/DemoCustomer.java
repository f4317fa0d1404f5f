package de.mahnwerk.app.demo;

/** A debtor of the demo world: a person, or a company when {@code company} is not empty. */
record DemoCustomer(
        DemoMerchant merchant,
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
    String name() {
        return company.isEmpty() ? firstName + " " + lastName : company;
    }

    DemoCustomer movedTo(String newStreet, String newPostcode, String newCity) {
        return new DemoCustomer(
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
}

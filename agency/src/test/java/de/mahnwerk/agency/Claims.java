package de.mahnwerk.agency;

/** Claims as a merchant's system sends them. */
public final class Claims {

    private Claims() {}

    /** A consumer who owes one invoice of 89.90. */
    public static String of(String reference, String invoice) {
        return of(reference, invoice, "K-" + reference);
    }

    public static String of(String reference, String invoice, String customer) {
        return """
                {"merchantReference": "%s",
                 "debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                  "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig", "country": "DE"},
                  "emails": ["kim.muster@example.org"], "customerNumber": "%s"},
                 "principal": [{"invoiceNumber": "%s", "kind": "GOODS", "subjectMatter": "Kaffeemaschine",
                  "contractDate": "2026-08-01", "invoiceDate": "2026-08-03", "dueDate": "2026-08-17",
                  "amount": {"amount": "109.90", "currency": "EUR"}, "openAmount": {"amount": "89.90", "currency": "EUR"}}],
                 "sideCosts": [{"kind": "REMINDER_COST", "amount": {"amount": "1.50", "currency": "EUR"},
                  "arisenOn": "2026-09-21"}],
                 "inDefault": {"since": "2026-09-08", "ground": "REMINDER", "reminderDates": ["2026-09-07"]},
                 "interest": {"basis": "STATUTORY_CONSUMER", "from": "2026-09-08"},
                 "disputed": false, "performanceRendered": true, "creditorDeductsVat": true}
                """.formatted(reference, customer, invoice);
    }
}

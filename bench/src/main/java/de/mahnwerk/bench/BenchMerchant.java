package de.mahnwerk.bench;

import tools.jackson.databind.json.JsonMapper;

/** Merchants for a benchmark. */
final class BenchMerchant {

    static final String PASSWORD = "geheim-genug";

    private BenchMerchant() {}

    /** Another merchant with the standard policy. */
    static long create(BenchSide merchant) {
        return create(merchant, "[]");
    }

    /** The same with somebody who can log in with {@link #PASSWORD}. */
    static long createWithPerson(BenchSide merchant, String login) {
        return create(merchant, """
                [{"login": "%s", "password": "%s", "displayName": "Bench"}]
                """.formatted(login, PASSWORD));
    }

    private static long create(BenchSide merchant, String users) {
        long number =
                1 + merchant.server().number("select count(*) from tenant").orElseThrow();
        return JsonMapper.shared()
                .readTree(merchant.operator().operate("POST", "/ops/tenants", """
                        {"merchant": {"tenant": 0, "number": "T%d", "name": "Bohnenkontor", "legalForm": "GmbH",
                         "street": "Hafenweg 3", "postcode": "20457", "city": "Hamburg", "federalState": "HH",
                         "email": "rechnung@bohnen.example", "phone": "", "iban": "DE02120300000000202051",
                         "creditorVat": "CREDITOR_DEDUCTS", "runEveryDays": 0, "writeOffAfterCollection": true},
                         "users": %s,
                         "agency": {"name": "Nordwall", "url": "http://localhost:9", "clientId": "c", "clientSecret": "s",
                                    "webhookBase": ""}}
                        """.formatted(number, users)))
                .path("tenant")
                .longValue();
    }
}

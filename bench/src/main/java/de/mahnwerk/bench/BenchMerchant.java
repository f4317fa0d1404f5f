package de.mahnwerk.bench;

import de.mahnwerk.app.SideDoor;
import tools.jackson.databind.json.JsonMapper;

/** Merchants for a benchmark. */
final class BenchMerchant {

    static final String PASSWORD = "geheim-genug";

    private BenchMerchant() {}

    /** Another merchant with the standard policy. */
    static long create(SideDoor operator, Postgres server) {
        return create(operator, server, "[]");
    }

    /** The same with somebody who can log in with {@link #PASSWORD}. */
    static long createWithPerson(SideDoor operator, Postgres server, String login) {
        return create(operator, server, """
                [{"login": "%s", "password": "%s", "displayName": "Bench", "role": "MERCHANT"}]
                """.formatted(login, PASSWORD));
    }

    private static long create(SideDoor operator, Postgres server, String users) {
        long number = 1 + server.number("select count(*) from tenant").orElseThrow();
        return JsonMapper.shared()
                .readTree(operator.operate("POST", "/ops/tenants", """
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

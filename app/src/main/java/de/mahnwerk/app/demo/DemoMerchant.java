package de.mahnwerk.app.demo;

import java.util.List;

/**
 * A merchant of the demo world.
 *
 * @param key short name in numbers and logins
 * @param deductsVat whether the merchant may deduct input tax; if not, its debtors pay collection costs with VAT
 * @param sells what its invoices are about, for the subject of the claim
 * @param cheapest smallest invoice in cents
 * @param dearest largest invoice in cents
 */
record DemoMerchant(
        String key,
        String name,
        String legalForm,
        String street,
        String postcode,
        String city,
        String federalState,
        String iban,
        boolean deductsVat,
        int businessShare,
        List<String> sells,
        int cheapest,
        int dearest) {

    static final List<DemoMerchant> ALL = List.of(
            new DemoMerchant(
                    "NL",
                    "Nordlicht Versand",
                    "GmbH",
                    "Speicherstraße 14",
                    "20457",
                    "Hamburg",
                    "HH",
                    "DE02200505501015871393",
                    true,
                    4,
                    List.of(
                            "Wanderschuhe",
                            "Regenjacke",
                            "Rucksack 30 l",
                            "Thermoskanne",
                            "Zelt für zwei",
                            "Stirnlampe"),
                    990,
                    24900),
            new DemoMerchant(
                    "HB",
                    "Hofladen Birkenau",
                    "e. K.",
                    "Dorfstraße 3",
                    "94469",
                    "Deggendorf",
                    "BY",
                    "DE02701500000000594937",
                    false,
                    2,
                    List.of("Gemüsekiste Mai", "Honig, 6 Gläser", "Apfelsaft, 12 Flaschen", "Käsepaket", "Brotabo"),
                    690,
                    8900),
            new DemoMerchant(
                    "WB",
                    "Werkzeug Brandt",
                    "GmbH",
                    "Industriering 88",
                    "50667",
                    "Köln",
                    "NW",
                    "DE02370502990000684712",
                    true,
                    70,
                    List.of(
                            "Akkuschrauber",
                            "Bohrersatz",
                            "Kreissäge",
                            "Arbeitsschutzset",
                            "Werkstattwagen",
                            "Ersatzteile"),
                    2490,
                    145000));

    /** One without an interface: it sends its papers, and a clerk of the agency types them in. */
    static final DemoMerchant BY_HAND = new DemoMerchant(
            "MF",
            "Malerbetrieb Feldmann",
            "e. K.",
            "Sonnenweg 9",
            "04109",
            "Leipzig",
            "SN",
            "DE02860555921090096840",
            true,
            0,
            List.of("Malerarbeiten Flur", "Fassadenanstrich", "Tapezierarbeiten", "Malerarbeiten Treppenhaus"),
            18000,
            96000);
}

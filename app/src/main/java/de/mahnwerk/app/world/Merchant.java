package de.mahnwerk.app.world;

import java.util.List;
import java.util.Locale;

/**
 * A merchant of a played world.
 *
 * @param key short name in numbers and logins
 * @param deductsVat whether the merchant may deduct input tax; if not, its debtors pay collection costs with VAT
 * @param sells what its invoices are about, for the subject of the claim
 * @param cheapest smallest invoice in cents
 * @param dearest largest invoice in cents
 */
public record Merchant(
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

    public static final List<Merchant> ALL = List.of(
            new Merchant(
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
            new Merchant(
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
            new Merchant(
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
    public static final Merchant BY_HAND = new Merchant(
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

    /** Its name with its form, as its bank knows it. */
    public String owner() {
        return name + " " + legalForm;
    }

    /** The login of its user, and its name in addresses. */
    public String login() {
        return key.toLowerCase(Locale.ROOT);
    }
}

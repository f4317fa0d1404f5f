package de.mahnwerk.app.world;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;
import org.iban4j.CountryCode;
import org.iban4j.Iban;

/** Fictitious customers: names by a faker library, towns with postcodes that exist. */
public final class People {

    private record Town(String postcode, String city) {}

    private static final List<Town> TOWNS = List.of(
            new Town("10115", "Berlin"),
            new Town("20095", "Hamburg"),
            new Town("80331", "München"),
            new Town("50667", "Köln"),
            new Town("60311", "Frankfurt am Main"),
            new Town("70173", "Stuttgart"),
            new Town("40213", "Düsseldorf"),
            new Town("44135", "Dortmund"),
            new Town("45127", "Essen"),
            new Town("04109", "Leipzig"),
            new Town("28195", "Bremen"),
            new Town("01067", "Dresden"),
            new Town("30159", "Hannover"),
            new Town("90402", "Nürnberg"),
            new Town("99084", "Erfurt"),
            new Town("18055", "Rostock"),
            new Town("24103", "Kiel"),
            new Town("66111", "Saarbrücken"),
            new Town("55116", "Mainz"),
            new Town("39104", "Magdeburg"),
            new Town("79098", "Freiburg im Breisgau"),
            new Town("94469", "Deggendorf"),
            new Town("26122", "Oldenburg"),
            new Town("03046", "Cottbus"));

    private static final List<String> STREETS = List.of(
            "Hauptstraße",
            "Gartenweg",
            "Lindenallee",
            "Schulstraße",
            "Am Mühlbach",
            "Bahnhofstraße",
            "Rosenweg",
            "Goethestraße",
            "Kirchplatz",
            "Ahornring",
            "Feldstraße",
            "Bergstraße");

    private static final List<String> BANKS =
            List.of("20050550", "70150000", "37050299", "10050000", "50050201", "76050101", "86055592");

    private final Random dice;
    private final Faker faker;

    public People(Random dice) {
        this.dice = dice;
        this.faker = new Faker(Locale.GERMANY, dice);
    }

    public Customer customer(Merchant merchant, int count) {
        String number = "%s-%05d".formatted(merchant.key(), 10_000 + count);
        boolean business = dice.nextInt(100) < merchant.businessShare();
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        Town town = town();
        String email = dice.nextInt(100) < 65
                ? (ascii(first) + "." + ascii(last) + count + "@example.org").toLowerCase(Locale.ROOT)
                : "";
        return new Customer(
                merchant,
                number,
                business ? "" : dice.nextBoolean() ? "Frau" : "Herr",
                first,
                last,
                business ? last + " " + pick(List.of("GmbH", "Bau GmbH", "& Söhne OHG", "Haustechnik GmbH")) : "",
                street(),
                town.postcode(),
                town.city(),
                email,
                iban());
    }

    public Customer moved(Customer customer) {
        Town town = town();
        return customer.movedTo(street(), town.postcode(), town.city());
    }

    private Town town() {
        return pick(TOWNS);
    }

    private String street() {
        return pick(STREETS) + " " + (1 + dice.nextInt(140));
    }

    private String iban() {
        return new Iban.Builder()
                .countryCode(CountryCode.DE)
                .bankCode(pick(BANKS))
                .accountNumber("%010d".formatted(dice.nextInt(1_000_000_000)))
                .build()
                .toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }

    private static String ascii(String name) {
        return name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("[^A-Za-z]", "");
    }
}

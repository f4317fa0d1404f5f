package de.mahnwerk.law.court;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of main claim in the courts' catalogue (Hauptforderungskatalog): the application names the claim by it (§ 690(1) no.
 * 3 ZPO).
 *
 * @param number the catalogue number: 43 for goods delivered, 11 for a purchase
 * @param german what the catalogue calls it
 * @param english the same for English readers
 * @param needs what the application must say beside reason, invoice number, dates and amount
 */
public record MainClaim(int number, String german, String english, List<Extra> needs) implements Explained {

    /** Data that some kinds need (§ 690(1) no. 3 ZPO with the catalogue). */
    public enum Extra {
        /** Postal code and place of the property. */
        PROPERTY,
        /** The kind of contract, from the closed list to no. 28. */
        CONTRACT_TYPE,
        /** The account number, in the column for the invoice number. */
        ACCOUNT_NUMBER,
        /** The customer's or meter's number, in the column for the invoice number. */
        CUSTOMER_OR_METER_NUMBER,
        /** The kind of service, in the column for the reason. */
        KIND_OF_SERVICE,
        /** From when to when. */
        PERIOD,
        /** Only where the main claim itself is not claimed. */
        WITHOUT_MAIN_CLAIM,
        /** The litigation court is the social court. */
        SOCIAL_COURT
    }

    private static final List<MainClaim> ALL =
            Table.resource("main-claims.csv").stream().map(MainClaim::read).toList();
    private static final Map<Integer, MainClaim> BY_NUMBER =
            ALL.stream().collect(Collectors.toMap(MainClaim::number, Function.identity()));

    public MainClaim {
        needs = List.copyOf(needs);
    }

    /** The kind with this number (§ 690(1) no. 3 ZPO); empty when the catalogue has none. */
    public static Optional<MainClaim> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** The whole catalogue in the order of its numbers (§ 690(1) no. 3 ZPO). */
    public static List<MainClaim> all() {
        return ALL;
    }

    private static MainClaim read(List<String> row) {
        return new MainClaim(
                Integer.parseInt(row.getFirst()),
                row.get(1),
                row.get(2),
                Arrays.stream(row.get(3).split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .map(Extra::valueOf)
                        .toList());
    }

    @Override
    public Wording wording() {
        return Wording.of("{0}: " + german, "{0}: " + english, number);
    }
}

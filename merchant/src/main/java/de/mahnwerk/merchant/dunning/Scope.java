package de.mahnwerk.merchant.dunning;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For what a policy is: each condition that says something must hold. Words are compared without regard to capitals.
 *
 * @param customerGroups any of them; empty for all, as the next three
 * @param countries two letters each
 * @param customerKind {@code CONSUMER}, {@code BUSINESS} or null for both
 * @param fromCents the invoice amounts to at least this, in its own currency
 * @param untilCents and to less than this; null for no limit
 */
public record Scope(
        List<String> customerGroups,
        List<String> shops,
        List<String> paymentMethods,
        List<String> countries,
        @Nullable String customerKind,
        long fromCents,
        @Nullable Long untilCents) {

    public static final Scope EVERYTHING = new Scope(List.of(), List.of(), List.of(), List.of(), null, 0, null);

    public Scope {
        customerGroups = small(customerGroups);
        shops = small(shops);
        paymentMethods = small(paymentMethods);
        countries = small(countries);
        if (fromCents < 0 || (untilCents != null && untilCents <= fromCents)) {
            throw new IllegalArgumentException("no amount is from " + fromCents + " and below " + untilCents);
        }
    }

    private static List<String> small(List<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether the policy is for this item. */
    boolean fits(DunningFacts item) {
        return fits(customerGroups, item.customerGroup())
                && fits(shops, item.shop())
                && fits(paymentMethods, item.paymentMethod())
                && fits(countries, item.country())
                && (customerKind == null || customerKind.equals(item.customerKind()))
                && item.amountCents() >= fromCents
                && (untilCents == null || item.amountCents() < untilCents);
    }

    private static boolean fits(List<String> wanted, String word) {
        return wanted.isEmpty() || wanted.contains(word.toLowerCase(Locale.ROOT));
    }
}

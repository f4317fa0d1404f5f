package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For what a policy is, in one plain sentence. Pure. */
public final class ScopeWording {

    private ScopeWording() {}

    public static Wording of(DunningPolicy policy) {
        return policy.isStandard()
                ? Wording.of(
                        "Gilt für alles, worauf keine andere Mahnregel passt.",
                        "Applies to everything that no other policy fits.")
                : of(policy.scope());
    }

    public static Wording of(Scope scope) {
        List<Wording> conditions = new ArrayList<>();
        if (scope.customerKind() != null) {
            conditions.add(
                    scope.customerKind().equals("CONSUMER")
                            ? Wording.of("Verbraucher", "consumers")
                            : Wording.of("Unternehmen", "businesses"));
        }
        words(conditions, "Kundengruppe {0}", "customer group {0}", scope.customerGroups());
        words(conditions, "Shop {0}", "shop {0}", scope.shops());
        words(conditions, "Zahlungsart {0}", "payment method {0}", scope.paymentMethods());
        words(
                conditions,
                "Land {0}",
                "country {0}",
                scope.countries().stream()
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .toList());
        if (scope.fromCents() > 0) {
            conditions.add(
                    Wording.of("Rechnungsbetrag ab {0}", "invoice amount from {0}", Money.cents(scope.fromCents())));
        }
        if (scope.untilCents() != null) {
            conditions.add(Wording.of(
                    "Rechnungsbetrag unter {0}", "invoice amount below {0}", Money.cents(scope.untilCents())));
        }
        return conditions.isEmpty()
                ? Wording.of("Gilt für alle Rechnungen.", "Applies to all invoices.")
                : Wording.of("Gilt für: {0}.", "Applies to: {0}.", Wording.joined("; ", conditions));
    }

    private static void words(List<Wording> conditions, String german, String english, List<String> words) {
        if (!words.isEmpty()) {
            List<Wording> plain = words.stream().map(LevelWording::plain).toList();
            Wording last = plain.getLast();
            Wording choice = plain.size() == 1
                    ? last
                    : Wording.of(
                            "{0} oder {1}",
                            "{0} or {1}", Wording.joined(", ", plain.subList(0, plain.size() - 1)), last);
            conditions.add(Wording.of(german, english, choice));
        }
    }
}

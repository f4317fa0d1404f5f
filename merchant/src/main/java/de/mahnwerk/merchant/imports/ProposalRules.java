package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.payment.Remittance;
import de.mahnwerk.merchant.imports.MatchProposal.Named;
import de.mahnwerk.merchant.imports.MatchProposal.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How likely a payment means which items. Who pays is told by a number that is nearly right, the customer's number, a known
 * account or the name; what is paid by the amount. Only both together are worth more than a hint. Pure.
 */
final class ProposalRules {

    /** A payment that waits. */
    record Payment(long id, String currency, long cents, List<String> texts, String payer, String iban) {}

    /** An open item that may be meant; {@code costsCents} is what notices demanded beside it. */
    record Candidate(
            long id,
            long customerId,
            String number,
            String plainNumber,
            String customerNumber,
            String lastName,
            String company,
            String currency,
            long openCents,
            long costsCents,
            String ibans) {

        private String customer() {
            return company.isEmpty() ? lastName : company;
        }

        private Named named() {
            return new Named(id, number, customer());
        }
    }

    private static final int MOST_PROPOSALS = 3;
    private static final int MOST_SUMMED = 12;
    private static final int SHORTEST_NUMBER = 5;
    private static final int SHORTEST_CUSTOMER = 3;
    private static final int AMBIGUOUS = 20;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ProposalRules() {}

    static List<MatchProposal> of(Payment payment, List<Candidate> candidates) {
        Set<String> runs = new Remittance(payment.texts())
                .runs().stream().map(Remittance.Run::plain).collect(Collectors.toSet());
        Map<Long, List<Candidate>> byCustomer = candidates.stream()
                .filter(item -> item.currency().equals(payment.currency()))
                .collect(Collectors.groupingBy(Candidate::customerId, TreeMap::new, Collectors.toList()));
        List<MatchProposal> found = new ArrayList<>();
        byCustomer.values().forEach(items -> found.addAll(ofCustomer(payment, runs, items)));
        found.sort(Comparator.comparingInt(MatchProposal::confidence).reversed());
        return found.stream()
                .limit(MOST_PROPOSALS)
                .map(proposal -> isRivalled(proposal, found) ? less(proposal) : proposal)
                .toList();
    }

    private static boolean isRivalled(MatchProposal proposal, List<MatchProposal> all) {
        return all.stream().anyMatch(other -> !other.equals(proposal) && other.confidence() >= proposal.confidence());
    }

    private static MatchProposal less(MatchProposal proposal) {
        return new MatchProposal(
                proposal.entryId(),
                proposal.items(),
                Math.max(1, proposal.confidence() - AMBIGUOUS),
                proposal.reasons());
    }

    private static List<MatchProposal> ofCustomer(Payment payment, Set<String> runs, List<Candidate> items) {
        Set<Reason> who = payer(payment, runs, items.getFirst());
        List<MatchProposal> found = new ArrayList<>();
        for (Candidate item : items) {
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            reasons.addAll(who);
            if (isAlike(item.plainNumber(), runs)) {
                reasons.add(Reason.NUMBER_ALIKE);
            }
            if (item.openCents() == payment.cents()) {
                reasons.add(Reason.AMOUNT);
            } else if (item.costsCents() > 0 && item.openCents() + item.costsCents() == payment.cents()) {
                reasons.add(Reason.AMOUNT_WITH_COSTS);
            }
            if (isWorthTelling(reasons)) {
                found.add(proposal(payment, List.of(item), reasons));
            }
        }
        boolean exact = found.stream()
                .anyMatch(one ->
                        one.reasons().contains(Reason.AMOUNT) || one.reasons().contains(Reason.AMOUNT_WITH_COSTS));
        List<Candidate> several = exact || who.isEmpty() ? List.of() : several(payment.cents(), items);
        if (several.size() > 1) {
            Set<Reason> reasons = EnumSet.copyOf(who);
            reasons.add(Reason.SUM_OF_SEVERAL);
            found.add(proposal(payment, several, reasons));
        }
        return found;
    }

    private static boolean isWorthTelling(Set<Reason> reasons) {
        return reasons.contains(Reason.NUMBER_ALIKE)
                || reasons.contains(Reason.AMOUNT)
                || reasons.contains(Reason.AMOUNT_WITH_COSTS);
    }

    private static MatchProposal proposal(Payment payment, List<Candidate> items, Set<Reason> reasons) {
        return new MatchProposal(
                payment.id(), items.stream().map(Candidate::named).toList(), confidence(reasons), List.copyOf(reasons));
    }

    /** The best sign of who pays and the best sign of what is paid; each further sign of who adds a little. */
    private static int confidence(Set<Reason> reasons) {
        int who = 0;
        int what = 0;
        int more = 0;
        for (Reason reason : reasons) {
            int weight = weight(reason);
            if (isOfAmount(reason)) {
                what = Math.max(what, weight);
            } else {
                more += who > 0 ? 6 : 0;
                who = Math.max(who, weight);
            }
        }
        return Math.clamp(who + what + (long) more, 1, 99);
    }

    private static boolean isOfAmount(Reason reason) {
        return reason == Reason.AMOUNT || reason == Reason.AMOUNT_WITH_COSTS || reason == Reason.SUM_OF_SEVERAL;
    }

    private static int weight(Reason reason) {
        return switch (reason) {
            case NUMBER_ALIKE -> 48;
            case CUSTOMER_NUMBER -> 46;
            case KNOWN_ACCOUNT -> 46;
            case NAME -> 40;
            case AMOUNT -> 42;
            case AMOUNT_WITH_COSTS -> 40;
            case SUM_OF_SEVERAL -> 38;
        };
    }

    private static Set<Reason> payer(Payment payment, Set<String> runs, Candidate customer) {
        Set<Reason> who = EnumSet.noneOf(Reason.class);
        String number = Remittance.plain(customer.customerNumber());
        if (number.length() >= SHORTEST_CUSTOMER && runs.contains(number)) {
            who.add(Reason.CUSTOMER_NUMBER);
        }
        if (!payment.iban().isEmpty()
                && List.of(customer.ibans().split(" ", -1)).contains(payment.iban())) {
            who.add(Reason.KNOWN_ACCOUNT);
        }
        if (isNamed(payment, customer)) {
            who.add(Reason.NAME);
        }
        return who;
    }

    private static boolean isNamed(Payment payment, Candidate customer) {
        Set<String> said = words(payment.payer() + " " + String.join(" ", payment.texts()));
        Set<String> name = words(customer.customer());
        return !name.isEmpty() && said.containsAll(name);
    }

    /** Words of a name, without what every company is called: umlauts as people write them in transfers. */
    static Set<String> words(String text) {
        String plain = text.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return BETWEEN.splitAsStream(plain)
                .filter(word -> word.length() > 1 && !LEGAL_FORMS.contains(word))
                .collect(Collectors.toSet());
    }

    private static final Set<String> LEGAL_FORMS =
            Set.of("gmbh", "mbh", "ag", "kg", "ohg", "gbr", "ug", "ek", "ev", "co", "und", "haftungsbeschraenkt");

    /** A number with one sign wrong, missing, too many, or two exchanged. */
    static boolean isAlike(String number, Set<String> runs) {
        return number.length() >= SHORTEST_NUMBER && runs.stream().anyMatch(run -> isOneApart(number, run));
    }

    private static boolean isOneApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return a.equals(b);
        }
        int first = 0;
        while (first < Math.min(a.length(), b.length()) && a.charAt(first) == b.charAt(first)) {
            first++;
        }
        String restA = a.substring(first);
        String restB = b.substring(first);
        boolean exchanged = restA.length() > 1
                && restA.length() == restB.length()
                && restA.charAt(0) == restB.charAt(1)
                && restA.charAt(1) == restB.charAt(0)
                && restA.substring(2).equals(restB.substring(2));
        return exchanged
                || (restA.length() == restB.length() && restA.substring(1).equals(restB.substring(1)))
                || (restA.length() > restB.length() && restA.substring(1).equals(restB))
                || (restA.length() < restB.length() && restB.substring(1).equals(restA));
    }

    /** The first items, in the order of their due dates, whose open amounts sum up to the payment; empty when none do. */
    static List<Candidate> several(long cents, List<Candidate> items) {
        int count = Math.min(items.size(), MOST_SUMMED);
        for (int chosen = 3; chosen < 1 << count; chosen++) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (chosen >> i & 1) == 1 ? items.get(i).openCents() : 0;
            }
            if (sum == cents && Integer.bitCount(chosen) > 1) {
                List<Candidate> found = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    if ((chosen >> i & 1) == 1) {
                        found.add(items.get(i));
                    }
                }
                return found;
            }
        }
        return List.of();
    }
}

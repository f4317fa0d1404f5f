package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.law.payment.Remittance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the case that a payment is for: by the creditor reference, by the case reference, or by an invoice number together
 * with the debtor's name. What is not certain is left to a person.
 */
@Component
class Matching {

    /** A case, or why none was found. */
    sealed interface Match {
        record Found(CollectionCase one) implements Match {}

        record Unclear(String reason) implements Match {}
    }

    static final String CASE_CLOSED = "CASE_CLOSED";

    private static final Pattern CASE = Pattern.compile("NW[- ]?(\\d{2})[- ]?(\\d{7,})");
    private static final int PREFIX = 4;

    private final CaseSearch search;
    private final Clients clients;

    Matching(CaseSearch search, Clients clients) {
        this.search = search;
        this.clients = clients;
    }

    Map<Long, Match> match(List<TrustEntry> entries) {
        Map<Long, Set<Long>> numbers = new HashMap<>();
        Map<Long, Set<String>> references = new HashMap<>();
        for (TrustEntry entry : entries) {
            String text = said(entry);
            numbers.put(entry.id(), numbers(text));
            references.put(
                    entry.id(),
                    CASE.matcher(text).results().map(Matching::reference).collect(Collectors.toSet()));
        }
        Map<Long, CollectionCase> byNumber =
                index(real(search.byNumber(all(numbers.values()))), CollectionCase::number);
        Map<String, CollectionCase> byReference =
                index(real(search.byReference(all(references.values()))), CollectionCase::reference);
        Map<Long, Match> matches = new HashMap<>();
        List<TrustEntry> rest = new ArrayList<>();
        for (TrustEntry entry : entries) {
            Set<CollectionCase> named = new HashSet<>();
            numbers.getOrDefault(entry.id(), Set.of()).forEach(number -> addIfKnown(named, byNumber.get(number)));
            references
                    .getOrDefault(entry.id(), Set.of())
                    .forEach(reference -> addIfKnown(named, byReference.get(reference)));
            if (named.size() == 1) {
                matches.put(entry.id(), judged(named.iterator().next()));
            } else if (named.size() > 1) {
                matches.put(entry.id(), new Match.Unclear("SEVERAL_CASES"));
            } else {
                rest.add(entry);
            }
        }
        matches.putAll(byInvoice(rest));
        return matches;
    }

    private static void addIfKnown(Set<CollectionCase> named, @org.jspecify.annotations.Nullable CollectionCase one) {
        if (one != null) {
            named.add(one);
        }
    }

    private static <K> Map<K, CollectionCase> index(List<CollectionCase> found, Function<CollectionCase, K> key) {
        return found.stream().collect(Collectors.toMap(key, one -> one));
    }

    private static <T> Set<T> all(Collection<Set<T>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Real money never meets a test claim. */
    private List<CollectionCase> real(List<CollectionCase> found) {
        Set<Long> tests = found.isEmpty() ? Set.of() : clients.testClients();
        return found.stream().filter(one -> !tests.contains(one.client())).toList();
    }

    /** A closed case takes no money by itself: a person decides whether it is reopened or refunded. */
    private static Match judged(CollectionCase one) {
        return one.status().ended() ? new Match.Unclear(CASE_CLOSED) : new Match.Found(one);
    }

    private Map<Long, Match> byInvoice(List<TrustEntry> entries) {
        Map<Long, Match> matches = new HashMap<>();
        Map<Long, Set<String>> tokens = new HashMap<>();
        entries.forEach(entry -> tokens.put(entry.id(), tokens(said(entry))));
        Map<String, List<CaseSearch.ByInvoice>> found = search.byInvoiceNumber(all(tokens.values())).stream()
                .collect(Collectors.groupingBy(one -> one.invoiceNumber().toUpperCase(Locale.ROOT)));
        Set<Long> tests = found.isEmpty() ? Set.of() : clients.testClients();
        for (TrustEntry entry : entries) {
            Set<CollectionCase> named = tokens.getOrDefault(entry.id(), Set.of()).stream()
                    .flatMap(token -> found.getOrDefault(token, List.of()).stream())
                    .filter(one -> BankName.holds(entry.partnerName(), one.name()))
                    .map(CaseSearch.ByInvoice::of)
                    .filter(one -> !tests.contains(one.client()))
                    .collect(Collectors.toSet());
            matches.put(
                    entry.id(),
                    switch (named.size()) {
                        case 0 -> new Match.Unclear("NO_CASE_NAMED");
                        case 1 -> judged(named.iterator().next());
                        default -> new Match.Unclear("SEVERAL_CASES");
                    });
        }
        return matches;
    }

    private static String said(TrustEntry entry) {
        return (entry.text() + " " + entry.endToEnd()).toUpperCase(Locale.ROOT);
    }

    /** Our references carry the case number behind the check digits. */
    private static Set<Long> numbers(String text) {
        return Remittance.of(text).references().stream()
                .map(reference -> reference.value().substring(PREFIX))
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static String reference(MatchResult result) {
        return "NW-" + result.group(1) + "-" + result.group(2);
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new HashSet<>();
        for (String token : text.split("[\\s,;]+", -1)) {
            if (token.matches(".*\\d{3}.*")) {
                tokens.add(token);
            }
        }
        return tokens;
    }
}

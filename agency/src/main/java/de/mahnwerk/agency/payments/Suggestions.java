package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CaseSearch.ByName;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * For money that waits: the case that it is probably for. The payer bears the debtor's name, and either that is one open case
 * only, or the amount is exactly what is open in one of several. A person decides.
 */
@Component
public class Suggestions {

    /** A case, and what is open in it. */
    public record Suggestion(String reference, Money open) {}

    private final CaseSearch search;
    private final CaseFigures figures;

    Suggestions(CaseSearch search, CaseFigures figures) {
        this.search = search;
        this.figures = figures;
    }

    /** For each of these entries that has one; in a transaction over all clients. */
    public Map<Long, Suggestion> of(List<TrustEntry> entries, LocalDate day) {
        List<TrustEntry> waiting = entries.stream()
                .filter(entry -> entry.state() == TrustEntry.State.OPEN && entry.amountCents() > 0)
                .toList();
        Map<String, List<CollectionCase>> named = search
                .openByDebtorName(
                        waiting.stream().flatMap(entry -> names(entry).stream()).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(ByName::name, Collectors.mapping(ByName::of, Collectors.toList())));
        Map<UUID, CaseAmounts> amounts =
                amounts(named.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()), day);
        Map<Long, Suggestion> suggestions = new HashMap<>();
        for (TrustEntry entry : waiting) {
            List<CollectionCase> candidates = names(entry).stream()
                    .flatMap(name -> named.getOrDefault(name, List.of()).stream())
                    .distinct()
                    .toList();
            only(candidates, amounts, entry)
                    .ifPresent(one -> suggestions.put(
                            entry.id(),
                            new Suggestion(
                                    one.reference(),
                                    requireNonNull(amounts.get(one.id())).open())));
        }
        return suggestions;
    }

    private static Optional<CollectionCase> only(
            List<CollectionCase> candidates, Map<UUID, CaseAmounts> amounts, TrustEntry entry) {
        List<CollectionCase> left = candidates.size() == 1
                ? candidates
                : candidates.stream()
                        .filter(one ->
                                requireNonNull(amounts.get(one.id())).open().equals(Money.cents(entry.amountCents())))
                        .toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private Map<UUID, CaseAmounts> amounts(Collection<CollectionCase> of, LocalDate day) {
        Map<UUID, CaseAmounts> amounts = new HashMap<>();
        of.stream()
                .collect(Collectors.groupingBy(CollectionCase::client))
                .forEach((client, own) -> amounts.putAll(figures.amounts(
                        client, own.stream().map(CollectionCase::id).toList(), day)));
        return amounts;
    }

    /** As the bank writes it, and with the last name first: {@code MUSTER, KIM}. */
    private static Set<String> names(TrustEntry entry) {
        String name = entry.partnerName().replace(',', ' ').strip().replaceAll("\\s+", " ");
        int space = name.indexOf(' ');
        return space < 0
                ? Set.of(name)
                : Set.copyOf(List.of(name, name.substring(space + 1) + " " + name.substring(0, space)).stream()
                        .distinct()
                        .toList());
    }
}

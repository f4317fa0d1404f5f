package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds names and amounts to cases of many clients, a few statements for each client. */
@Component
class CaseLines {

    private final Cases cases;
    private final Clients clients;
    private final CaseFigures figures;

    CaseLines(Cases cases, Clients clients, CaseFigures figures) {
        this.cases = cases;
        this.clients = clients;
        this.figures = figures;
    }

    /** In a transaction over all clients. */
    List<CaseLine> of(List<CollectionCase> shown, LocalDate asOf) {
        Map<Long, String> names = names();
        Map<UUID, CaseDebtor> debtors = new HashMap<>();
        Map<UUID, CaseAmounts> amounts = new HashMap<>();
        shown.stream().collect(Collectors.groupingBy(CollectionCase::client)).forEach((client, own) -> {
            List<UUID> ids = own.stream().map(CollectionCase::id).toList();
            debtors.putAll(cases.debtors(client, ids));
            amounts.putAll(figures.amounts(client, ids, asOf));
        });
        return shown.stream()
                .map(one -> {
                    CaseDebtor debtor = debtors.get(one.id());
                    return new CaseLine(
                            one,
                            names.getOrDefault(one.client(), ""),
                            debtor == null ? "" : debtor.name(),
                            amounts.getOrDefault(one.id(), CaseAmounts.NONE));
                })
                .toList();
    }

    Map<Long, String> names() {
        return clients.all().stream().collect(Collectors.toMap(Client::client, Client::fullName));
    }
}

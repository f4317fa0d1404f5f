package de.mahnwerk.agency.cases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The amounts of cases on a day; the claim account provides it, all readers of cases use it. */
public interface CaseFigures {

    /** One entry for each of the client's cases, in a few statements for all. */
    Map<UUID, CaseAmounts> amounts(long client, Collection<UUID> cases, LocalDate asOf);

    /** The same of cases of one client that were read already. */
    Map<UUID, CaseAmounts> ofRead(long client, Collection<CollectionCase> cases, LocalDate asOf);
}

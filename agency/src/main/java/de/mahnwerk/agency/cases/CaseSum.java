package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;

/** What a filter leaves in all; {@code principal} as handed over. */
public record CaseSum(long count, Money principal) {}

package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CollectionCase;

/** A case in a list: with its client's and its debtor's name and what is open on the list's day. */
public record CaseLine(CollectionCase one, String client, String debtor, CaseAmounts amounts) {}

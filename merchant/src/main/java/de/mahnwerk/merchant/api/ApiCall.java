package de.mahnwerk.merchant.api;

import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;

/**
 * What a controller works with.
 *
 * @param system what called, as it stands in journals
 * @param language of texts for people
 */
record ApiCall(long tenant, String system, LocalDate today, Language language) {}

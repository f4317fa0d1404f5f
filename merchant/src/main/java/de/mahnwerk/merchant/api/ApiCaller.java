package de.mahnwerk.merchant.api;

import java.util.UUID;

/** Which system of which merchant calls. */
record ApiCaller(long tenant, UUID key, String system) {}

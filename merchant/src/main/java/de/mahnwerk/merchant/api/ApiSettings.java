package de.mahnwerk.merchant.api;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the interface below {@code merchant.api}; an unknown key stops the start.
 *
 * @param requestsPerMinute how many calls may come with one key, on each node
 */
@ConfigurationProperties(prefix = "merchant.api", ignoreUnknownFields = false)
record ApiSettings(int requestsPerMinute) {}

package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** A postal address; {@code street} with the house number, {@code country} ISO 3166-1 alpha-2. */
public record Address(@Nullable String addition, String street, String postcode, String city, String country) {}

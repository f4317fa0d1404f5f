package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** A paused case shall go on, or a disputed one because its dispute is settled. */
public record Resume(@Nullable String text) {}

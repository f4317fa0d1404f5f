package de.mahnwerk.protocol;

/** One human-readable sentence in the protocol's two languages. */
public record Text(String de, String en) {}

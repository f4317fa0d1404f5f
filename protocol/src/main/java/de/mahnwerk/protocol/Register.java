package de.mahnwerk.protocol;

/** Where a business is registered. */
public record Register(String court, String number) {}

package de.mahnwerk.protocol.client;

/** The value of a call that answers nothing but that it was done. */
public record NoContent() {}

package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** What came back from a pushed test event; {@code httpStatus} is absent when no answer came. */
public record WebhookTest(
        boolean delivered,
        @Nullable Integer httpStatus,
        @Nullable Long milliseconds,
        Text text) {}

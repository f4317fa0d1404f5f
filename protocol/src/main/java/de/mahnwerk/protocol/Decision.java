package de.mahnwerk.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The merchant's decision. */
public record Decision(
        UUID decisionId, DecisionChoice choice, @Nullable String text) {}

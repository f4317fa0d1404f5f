package de.mahnwerk.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction with its price and state.
 *
 * @param price net, by the terms; court fees and advances come on top where the text says so
 */
public record Instruction(
        UUID id,
        InstructionKind kind,
        @Nullable String lastStage,
        InstructionState state,
        Amount price,
        Amount vat,
        Text text,
        Instant orderedAt,
        @Nullable Instant doneAt,
        @Nullable Text result) {}

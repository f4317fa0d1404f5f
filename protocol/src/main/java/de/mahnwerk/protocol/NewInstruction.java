package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An order of the merchant beyond the strategy.
 *
 * @param lastStage with {@link InstructionKind#STOP_AFTER_STAGE} only
 * @param mostNet what it may cost net; the order is refused when the price is higher
 */
public record NewInstruction(
        InstructionKind kind,
        @Nullable String lastStage,
        @Nullable Amount mostNet,
        @Nullable String text) {}

package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One reminder or dunning notice that the merchant sent. */
public record DunningStep(
        int level,
        LocalDate sentOn,
        DunningChannel channel,
        @Nullable Amount fee,
        @Nullable LocalDate deadline) {}

package de.mahnwerk.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of settlements without their lines, oldest first. */
public record SettlementPage(
        List<Settlement> settlements, @Nullable String next, boolean more) {

    public SettlementPage {
        settlements = Lists.copy(settlements);
    }
}

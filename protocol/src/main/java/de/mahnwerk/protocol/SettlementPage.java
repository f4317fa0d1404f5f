package de.mahnwerk.protocol;

import java.util.List;

/** A page of settlements without their lines, oldest first. */
public record SettlementPage(List<Settlement> settlements, String next, boolean more) {

    public SettlementPage {
        settlements = Lists.copy(settlements);
    }
}

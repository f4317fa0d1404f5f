package de.mahnwerk.protocol;

import java.util.List;

/**
 * A page of cases.
 *
 * @param next the cursor after the last one of this page, to be given as {@code after}; the given one when the page is empty
 * @param more whether there is more after it now
 */
public record ClaimPage(List<Claim> claims, String next, boolean more) {

    public ClaimPage {
        claims = Lists.copy(claims);
    }
}

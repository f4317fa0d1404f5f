package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Plays the future of a test claim.
 *
 * @param amount with {@link Play#DEBTOR_PAYS_IN_PART} only; half of what is open when left out
 */
public record Advance(Play play, @Nullable Amount amount) {}

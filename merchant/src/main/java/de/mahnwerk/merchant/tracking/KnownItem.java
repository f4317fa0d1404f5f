package de.mahnwerk.merchant.tracking;

import java.util.UUID;

/** An item of a hand-over that events speak of; {@code id} is the hand-over's. */
record KnownItem(UUID id, String merchantReference, long itemId, String number) {}

package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** What the merchant knows of the debtor now, as a whole; the kind cannot change. */
public record DebtorUpdate(Debtor debtor, @Nullable DebtorNotice notice) {}

package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** A merchant takes a claim back. */
public record Withdrawal(WithdrawalReason reason, @Nullable String text) {}

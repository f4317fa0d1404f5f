package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** A bank account; the IBAN without blanks. */
public record BankAccount(String iban, @Nullable String bic, String holder) {}

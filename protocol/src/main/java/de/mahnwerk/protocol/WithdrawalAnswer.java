package de.mahnwerk.protocol;

/**
 * The answer to a withdrawal.
 *
 * @param costs what the merchant owes for it by the terms, net
 * @param vat the VAT on it
 */
public record WithdrawalAnswer(Claim claim, Amount costs, Amount vat, Text text) {}

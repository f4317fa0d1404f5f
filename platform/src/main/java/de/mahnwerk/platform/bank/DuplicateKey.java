package de.mahnwerk.platform.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes a movement the same in a notification, a statement and a statement sent again: account, day, amount, the
 * bank's reference, the payer's references and text; not the file, its name or the entry's place in it.
 */
final class DuplicateKey {

    private DuplicateKey() {}

    static String of(BankEntry entry, int occurrence) {
        return sha256(text(entry) + "|" + occurrence);
    }

    static String text(BankEntry entry) {
        return String.join(
                "|",
                entry.account(),
                entry.bookedOn().toString(),
                entry.amount().toString(),
                entry.bankReference(),
                entry.endToEndId(),
                entry.creditorReference(),
                entry.counterpartyIban(),
                entry.text().replaceAll("\\s+", ""));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

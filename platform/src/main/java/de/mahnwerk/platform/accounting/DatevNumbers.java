package de.mahnwerk.platform.accounting;

/**
 * Whose books a DATEV file is for.
 *
 * @param consultant DATEV number of the tax consultant, 1001 to 9999999
 * @param client DATEV number of the client, 1 to 99999
 */
public record DatevNumbers(int consultant, int client) {

    public DatevNumbers {
        if (consultant < 1001 || consultant > 9_999_999) {
            throw new IllegalArgumentException("consultant " + consultant);
        }
        if (client < 1 || client > 99_999) {
            throw new IllegalArgumentException("client " + client);
        }
    }
}

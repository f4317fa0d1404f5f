package de.mahnwerk.platform.people;

import de.mahnwerk.platform.rights.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in, as the table {@code app_user} has them.
 *
 * @param initialPassword somebody else knows the password
 * @param factorSecret sealed
 * @param factorConfirmed whether a code is asked for after the password
 * @param factorDemanded whether the company wants that of everybody
 * @param recoveryCodes how many are left
 */
public record Account(
        SignedIn person,
        boolean initialPassword,
        @Nullable String factorSecret,
        boolean factorConfirmed,
        boolean factorDemanded,
        int recoveryCodes) {

    public boolean factorMissing() {
        return factorDemanded && !factorConfirmed;
    }
}

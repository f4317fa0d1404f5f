package de.mahnwerk.agency.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.mahnwerk.platform.api.Sha256;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of secrets that the agency makes itself: 32 bytes of a secure random source. Nobody finds one of them by trying, however
 * fast the hash is; so SHA-256 is enough, and a token costs no tenth of a second of the processor as with a password's hash.
 */
final class SecretHashes implements PasswordEncoder {

    private static final String MARK = "{sha256}";

    private final PasswordEncoder before;

    /** {@code before} knows the hashes of secrets that were issued earlier. */
    SecretHashes(PasswordEncoder before) {
        this.before = before;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : MARK + Sha256.hex(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String stored) {
        if (secret == null || stored == null) {
            return false;
        }
        return !stored.startsWith(MARK)
                ? before.matches(secret, stored)
                : MessageDigest.isEqual((MARK + Sha256.hex(secret)).getBytes(US_ASCII), stored.getBytes(US_ASCII));
    }
}

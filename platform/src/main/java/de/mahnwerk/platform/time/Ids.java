package de.mahnwerk.platform.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Ids that cross the border (UUIDv7, RFC 9562) and secrets. Thread-safe. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator V7 = Generators.timeBasedEpochRandomGenerator();
    private static final SecureRandom DICE = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        return V7.generate();
    }

    /** {@code bytes} random bytes as hexadecimal digits, for passwords and client secrets. */
    public static String secret(int bytes) {
        byte[] random = new byte[bytes];
        DICE.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}

package de.mahnwerk.platform.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import de.mahnwerk.platform.time.BusinessClock;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** A telephone with an authenticator app, which got its secret from the page. */
public final class Telephone {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec secret;

    private Telephone(byte[] secret) {
        this.secret = new SecretKeySpec(secret, codes.getAlgorithm());
    }

    public static Telephone thatReads(String page) {
        Matcher shown = SECRET.matcher(page);
        if (!shown.find()) {
            throw new IllegalStateException("no secret on " + page);
        }
        BigInteger bits = BigInteger.ONE;
        for (char digit : shown.group(1).replace(" ", "").toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(digit)));
        }
        byte[] withLeadingOne = bits.toByteArray();
        return new Telephone(java.util.Arrays.copyOfRange(withLeadingOne, 1, withLeadingOne.length));
    }

    /** What it shows now, or will show {@code steps} steps of thirty seconds from now. */
    public String code(int steps) {
        try {
            return codes.generateOneTimePasswordString(
                    secret, BusinessClock.onTheWall().plus(codes.getTimeStep().multipliedBy(steps)), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}

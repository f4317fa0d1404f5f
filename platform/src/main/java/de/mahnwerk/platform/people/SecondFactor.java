package de.mahnwerk.platform.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Six digits that a telephone computes every thirty seconds (RFC 6238), and codes on paper for when it is lost. */
@Component
class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 8;

    /** Telephones go a little wrong: the step before and the one after count too. */
    private static final List<Integer> STEPS = List.of(0, -1, 1);

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final JdbcClient db;
    private final Secrets secrets;

    SecondFactor(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** A secret in hexadecimal digits that counts once it is confirmed. */
    static String fresh() {
        return Ids.secret(SECRET_BYTES);
    }

    /** As people type it (RFC 4648, base 32). */
    static String typed(String secret) {
        String digits = new BigInteger(secret, 16).toString(32);
        StringBuilder text = new StringBuilder("A".repeat(SECRET_BYTES * 8 / 5 - digits.length()));
        digits.chars().forEach(digit -> text.append(BASE32.charAt(Character.digit(digit, 32))));
        return text.toString();
    }

    /** Puts the secret into force when the code is right; the recovery codes then, which nobody sees again. */
    Optional<List<String>> confirm(Account account, String secret, String code) {
        OptionalLong step = steps(secret, code).findFirst();
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> recovery = freshRecovery();
        Rows.exactlyOne(db.sql("""
                        update app_user set factor_secret = :secret, factor_confirmed = true, factor_step = :step,
                               recovery_hashes = array(select jsonb_array_elements_text(:hashes::jsonb)),
                               generation = generation + 1
                         where login = :login and generation = :generation
                        """)
                .param("secret", secrets.seal(secret))
                .param("step", step.getAsLong())
                .param("hashes", hashes(recovery))
                .param("login", account.person().login())
                .param("generation", account.person().generation())
                .update());
        return Optional.of(recovery);
    }

    /** Recovery codes instead of those that are left. */
    List<String> recovery(Account account) {
        List<String> recovery = freshRecovery();
        Rows.exactlyOne(db.sql("""
                        update app_user set recovery_hashes = array(select jsonb_array_elements_text(:hashes::jsonb))
                         where login = :login and factor_confirmed
                        """)
                .param("hashes", hashes(recovery))
                .param("login", account.person().login())
                .update());
        return recovery;
    }

    private static List<String> freshRecovery() {
        return Stream.generate(() -> Ids.secret(RECOVERY_BYTES).replaceAll("(.{4})(?=.)", "$1-"))
                .limit(RECOVERY_CODES)
                .toList();
    }

    private static String hashes(List<String> recovery) {
        return Rows.json(recovery.stream().map(SecondFactor::hash).toList());
    }

    /** Whether the code is right and was never taken before; it is taken now. */
    boolean accepts(Account account, String code) {
        String sealed = account.factorSecret();
        return sealed != null && steps(secrets.open(sealed), code).anyMatch(step -> takes(account, step));
    }

    /** The steps around now that have this code. */
    private LongStream steps(String secret, String code) {
        String typed = code.replaceAll("\\s", "");
        SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(secret), codes.getAlgorithm());
        Instant now = BusinessClock.onTheWall();
        return STEPS.stream()
                .map(step -> now.plus(codes.getTimeStep().multipliedBy(step)))
                .filter(moment -> same(codeAt(key, moment), typed))
                .mapToLong(
                        moment -> moment.getEpochSecond() / codes.getTimeStep().toSeconds());
    }

    private String codeAt(SecretKeySpec key, Instant moment) {
        try {
            return codes.generateOneTimePasswordString(key, moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every secret of " + SECRET_BYTES + " bytes is a key", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private boolean takes(Account account, long step) {
        return db.sql("update app_user set factor_step = :step where login = :login and factor_step < :step")
                        .param("step", step)
                        .param("login", account.person().login())
                        .update()
                == 1;
    }

    /** Whether the recovery code is one that is left; it is used up now. */
    boolean recovers(Account account, String code) {
        return db.sql("""
                        update app_user set recovery_hashes = array_remove(recovery_hashes, :hash)
                         where login = :login and :hash = any(recovery_hashes)
                        """)
                        .param("hash", hash(code))
                        .param("login", account.person().login())
                        .update()
                == 1;
    }

    private static String hash(String code) {
        return Sha256.hex(code.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", ""));
    }

    void remove(long tenant, long id) {
        int _ = db.sql("""
                        update app_user set factor_secret = null, factor_confirmed = false, recovery_hashes = '{}',
                               generation = generation + 1
                         where of_tenant = :tenant and id = :id
                        """).param("tenant", tenant).param("id", id).update();
    }
}

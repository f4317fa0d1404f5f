package de.mahnwerk.agency.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.text.ParseException;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key that signs tokens: made by the first node that needs it, kept sealed in the database, the same for all nodes and
 * after a restart.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final int BITS = 2048;
    private static final int LOCK = 0x6d77_6a77;

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Secrets secrets;
    private final BusinessClock clock;
    private volatile @Nullable JWKSet keys;

    SigningKeys(JdbcClient db, Tenancy tenancy, Secrets secrets, BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        JWKSet known = keys;
        if (known == null) {
            known = tenancy.asEveryone(this::loadOrMake);
            keys = known;
        }
        return selector.select(known);
    }

    private JWKSet loadOrMake() {
        Object held = db.sql("select pg_advisory_xact_lock(:lock)::text")
                .param("lock", LOCK)
                .query(String.class)
                .single();
        assert held != null;
        List<String> stored = db.sql("select jwk from signing_key order by id")
                .query(String.class)
                .list();
        return new JWKSet(stored.isEmpty() ? make() : read(secrets.open(stored.getLast())));
    }

    private JWK make() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(Ids.next().toString())
                    .generate();
            Rows.exactlyOne(db.sql("insert into signing_key (jwk, created_at) values (:jwk, :now)")
                    .param("jwk", secrets.seal(key.toJSONString()))
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .update());
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key to sign tokens", e);
        }
    }

    private static JWK read(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("the stored signing key cannot be read", e);
        }
    }
}

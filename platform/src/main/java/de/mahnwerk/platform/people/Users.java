package de.mahnwerk.platform.people;

import de.mahnwerk.platform.audit.AuditLog;
import de.mahnwerk.platform.audit.AuditLog.Deed;
import de.mahnwerk.platform.audit.AuditLog.Outcome;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.web.RefusedInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The table {@code app_user}: who may log in to this side. Passwords are kept as Argon2 hashes only. */
@Component
public class Users {

    /** Somebody of a company. */
    public record Colleague(String login, String displayName) {}

    private final JdbcClient db;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final AuditLog log;

    Users(JdbcClient db, PasswordEncoder encoder, Attempts attempts, AuditLog log) {
        this.db = db;
        this.encoder = encoder;
        this.attempts = attempts;
        this.log = log;
    }

    /** For the operator. A company manages its people itself: a login that exists stays as it is, unless the call says so. */
    public void put(long tenant, NewUser wanted) {
        Set<Role> roles = wanted.given();
        boolean created = of(tenant, wanted, roles, """
                        insert into app_user (of_tenant, login, password_hash, display_name, roles)
                        values (:tenant, :login, :hash, :name, :roles::text[])
                        on conflict (login) do nothing
                        """);
        if (!created && find(wanted.login()).orElseThrow().person().tenant() != tenant) {
            throw new RefusedInput("the login " + wanted.login() + " belongs to another company; choose another one");
        }
        if (!created && Boolean.TRUE.equals(wanted.reset())) {
            boolean _ = of(tenant, wanted, roles, """
                        update app_user
                           set password_hash = :hash, display_name = :name, roles = :roles::text[], initial_password = true,
                               generation = generation + 1, locked_at = null
                         where of_tenant = :tenant and login = :login
                        """);
            attempts.forgive(tenant, find(wanted.login()).orElseThrow().person().id());
            log.noteOperator(tenant, new Deed("/ops/users", Outcome.DONE, "", "", wanted.login()));
        }
    }

    private boolean of(long tenant, NewUser wanted, Set<Role> roles, String sql) {
        return db.sql(sql)
                        .param("tenant", tenant)
                        .param("login", wanted.login())
                        .param("hash", encoder.encode(wanted.password()))
                        .param("name", wanted.displayName())
                        .param("roles", array(roles))
                        .update()
                == 1;
    }

    /** Names of the people of this company who have one of the roles. */
    List<String> named(long tenant, Set<Role> roles, int most) {
        return db.sql("""
                        select display_name from app_user
                         where of_tenant = :tenant and locked_at is null and roles && :roles::text[]
                         order by display_name limit :most
                        """)
                .param("tenant", tenant)
                .param("roles", array(roles))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Everybody of this company whose door is open, for choosing somebody: login and name. */
    public List<Colleague> colleagues(long tenant) {
        return db.sql("""
                        select login, display_name from app_user
                         where of_tenant = :tenant and locked_at is null order by display_name, login
                        """).param("tenant", tenant).query(Colleague.class).list();
    }

    void speak(String login, String locale) {
        Rows.exactlyOne(db.sql("update app_user set locale = :locale where login = :login")
                .param("locale", locale)
                .param("login", login)
                .update());
    }

    Optional<Account> find(String login) {
        return db.sql("""
                        select u.id, u.of_tenant, u.login, u.password_hash, u.display_name, u.roles, u.locale, u.generation,
                               u.locked_at is null as welcome, u.initial_password, u.factor_secret, u.factor_confirmed,
                               coalesce(r.second_factor, false) as factor_demanded, cardinality(u.recovery_hashes) as recovery
                          from app_user u left join company_rule r on r.of_tenant = u.of_tenant
                         where u.login = :login
                        """).param("login", login).query((row, n) -> account(row)).optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new SignedIn(
                        row.getLong("id"),
                        row.getLong("of_tenant"),
                        row.getString("login"),
                        row.getString("password_hash"),
                        row.getString("display_name"),
                        Role.named((String[]) row.getArray("roles").getArray()),
                        row.getString("locale"),
                        row.getInt("generation"),
                        row.getBoolean("welcome")),
                row.getBoolean("initial_password"),
                row.getString("factor_secret"),
                row.getBoolean("factor_confirmed"),
                row.getBoolean("factor_demanded"),
                row.getInt("recovery"));
    }

    /** As PostgreSQL writes an array of texts. */
    static String array(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(",", "{", "}"));
    }
}

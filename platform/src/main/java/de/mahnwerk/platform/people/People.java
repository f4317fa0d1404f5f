package de.mahnwerk.platform.people;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.time.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What the administrators of a company do with its people. One who can do this always stays. */
@Component
public class People {

    /** Somebody as the list shows them. */
    public record Person(
            long id,
            String login,
            String displayName,
            Set<Role> roles,
            boolean locked,
            boolean blocked,
            boolean initialPassword,
            boolean factor) {}

    private static final int INITIAL_PASSWORD_BYTES = 8;
    private static final int MOST = 1_000;

    private static final String PERSON = """
            select id, login, display_name, roles, locked_at is not null as locked,
                   exists (select 1 from login_attempt a where a.login = app_user.login and a.blocked_until > now()) as blocked,
                   initial_password, factor_confirmed
              from app_user where of_tenant = :tenant and\s""";

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final PasswordEncoder encoder;
    private final Attempts attempts;

    People(JdbcClient db, Tenancy tenancy, PasswordEncoder encoder, Attempts attempts) {
        this.db = db;
        this.tenancy = tenancy;
        this.encoder = encoder;
        this.attempts = attempts;
    }

    List<Person> list(long tenant, String q) {
        return db.sql(PERSON + """
                        (:q = '' or strpos(lower(login || ' ' || display_name), lower(:q)) > 0)
                         order by display_name, login limit :most
                        """)
                .param("tenant", tenant)
                .param("q", q)
                .param("most", MOST)
                .query((row, n) -> person(row))
                .list();
    }

    Optional<Person> find(long tenant, long id) {
        return db.sql(PERSON + "id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query((row, n) -> person(row))
                .optional();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("login"),
                row.getString("display_name"),
                Role.named((String[]) row.getArray("roles").getArray()),
                row.getBoolean("locked"),
                row.getBoolean("blocked"),
                row.getBoolean("initial_password"),
                row.getBoolean("factor_confirmed"));
    }

    /** A password that is easy to read out and has to be changed at once. */
    static String initialPassword() {
        return Ids.secret(INITIAL_PASSWORD_BYTES).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** The id of the new person; empty when somebody on this side has that login. */
    Optional<Long> create(long tenant, String login, String displayName, Set<Role> roles, String password) {
        return db.sql("""
                        insert into app_user (of_tenant, login, password_hash, display_name, roles, initial_password)
                        values (:tenant, :login, :hash, :name, :roles::text[], true)
                        on conflict (login) do nothing returning id
                        """)
                .param("tenant", tenant)
                .param("login", login)
                .param("hash", encoder.encode(password))
                .param("name", displayName)
                .param("roles", Users.array(roles))
                .query(Long.class)
                .optional();
    }

    /** False when nobody would be left to manage people. */
    boolean change(long tenant, long id, Set<Role> roles) {
        return tenancy.as(tenant, () -> {
            boolean fits = roles.contains(Role.ADMIN) || othersManage(tenant, id);
            if (fits) {
                Rows.exactlyOne(
                        db.sql("update app_user set roles = :roles::text[] where of_tenant = :tenant and id = :id")
                                .param("roles", Users.array(roles))
                                .param("tenant", tenant)
                                .param("id", id)
                                .update());
            }
            return fits;
        });
    }

    /** False when nobody would be left to manage people. */
    boolean lock(long tenant, long id) {
        return tenancy.as(tenant, () -> {
            boolean fits = othersManage(tenant, id);
            if (fits) {
                Rows.exactlyOne(db.sql("update app_user set locked_at = now() where of_tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", id)
                        .update());
            }
            return fits;
        });
    }

    /** Whether somebody else is left who came at least once; their rows are held, so that two cannot send each other away. */
    private boolean othersManage(long tenant, long id) {
        return db.sql("""
                        select id from app_user
                         where of_tenant = :tenant and locked_at is null and not initial_password and 'ADMIN' = any(roles)
                         order by id for update
                        """).param("tenant", tenant).query(Long.class).list().stream()
                .anyMatch(other -> other != id);
    }

    /** Lets somebody in again, whoever or whatever had shut the door. */
    void unlock(long tenant, long id) {
        Rows.exactlyOne(db.sql("update app_user set locked_at = null where of_tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update());
        attempts.forgive(tenant, id);
    }

    /** Ends all sessions of the person, too; a password that somebody else gave opens the door again. */
    void password(long tenant, long id, String password, boolean initial) {
        Rows.exactlyOne(db.sql("""
                        update app_user set password_hash = :hash, initial_password = :initial, generation = generation + 1
                         where of_tenant = :tenant and id = :id
                        """)
                .param("hash", encoder.encode(password))
                .param("initial", initial)
                .param("tenant", tenant)
                .param("id", id)
                .update());
        if (initial) {
            attempts.forgive(tenant, id);
        }
    }

    boolean factorDemanded(long tenant) {
        return db.sql("select second_factor from company_rule where of_tenant = :tenant")
                .param("tenant", tenant)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void demandFactor(long tenant, boolean demanded) {
        Rows.exactlyOne(
                db.sql("""
                        insert into company_rule (of_tenant, second_factor) values (:tenant, :demanded)
                        on conflict (of_tenant) do update set second_factor = excluded.second_factor
                        """).param("tenant", tenant).param("demanded", demanded).update());
    }
}

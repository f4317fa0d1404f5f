package de.mahnwerk.platform.people;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.rights.SignedIn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The table {@code app_user}: who may log in to this side. Passwords are kept as Argon2 hashes only. */
@Component
public class Users implements UserDetailsService {

    private final JdbcClient db;
    private final PasswordEncoder encoder;

    Users(JdbcClient db, PasswordEncoder encoder) {
        this.db = db;
        this.encoder = encoder;
    }

    /** Creates a user, or gives an existing login a new password and roles; without {@code roles} all of them. */
    public void put(long tenant, String login, String password, String displayName, @Nullable Set<Role> roles) {
        Rows.exactlyOne(db.sql("""
                        insert into app_user (of_tenant, login, password_hash, display_name, roles)
                        values (:tenant, :login, :hash, :name, :roles::text[])
                        on conflict (login) do update
                          set password_hash = excluded.password_hash, display_name = excluded.display_name, roles = excluded.roles
                        where app_user.of_tenant = excluded.of_tenant
                        """)
                .param("tenant", tenant)
                .param("login", login)
                .param("hash", encoder.encode(password))
                .param("name", displayName)
                .param("roles", array(roles == null ? Role.all() : roles))
                .update());
    }

    /** Names of the people of this company who have one of the roles. */
    List<String> named(long tenant, Set<Role> roles, int most) {
        return db.sql("""
                        select display_name from app_user
                         where of_tenant = :tenant and roles && :roles::text[] order by display_name limit :most
                        """)
                .param("tenant", tenant)
                .param("roles", array(roles))
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static String array(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(",", "{", "}"));
    }

    void speak(String login, String locale) {
        Rows.exactlyOne(db.sql("update app_user set locale = :locale where login = :login")
                .param("locale", locale)
                .param("login", login)
                .update());
    }

    @Override
    public SignedIn loadUserByUsername(String login) {
        return db.sql("""
                        select of_tenant, login, password_hash, display_name, roles, locale
                          from app_user where login = :login
                        """)
                .param("login", login)
                .query((row, n) -> new SignedIn(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Role.named((String[]) row.getArray(5).getArray()),
                        row.getString(6)))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("unknown login"));
    }
}

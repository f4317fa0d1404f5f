package de.mahnwerk.platform.web;

import de.mahnwerk.platform.database.Rows;
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

    /** Creates a user, or gives an existing login a new password and role. */
    public void put(long tenant, String login, String password, String displayName, String role) {
        Rows.exactlyOne(db.sql("""
                        insert into app_user (of_tenant, login, password_hash, display_name, role)
                        values (:tenant, :login, :hash, :name, :role)
                        on conflict (login) do update
                          set password_hash = excluded.password_hash, display_name = excluded.display_name, role = excluded.role
                        where app_user.of_tenant = excluded.of_tenant
                        """)
                .param("tenant", tenant)
                .param("login", login)
                .param("hash", encoder.encode(password))
                .param("name", displayName)
                .param("role", role)
                .update());
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
                        select of_tenant, login, password_hash, display_name, role, locale
                          from app_user where login = :login
                        """)
                .param("login", login)
                .query((row, n) -> new SignedIn(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("unknown login"));
    }
}

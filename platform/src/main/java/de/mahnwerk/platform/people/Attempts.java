package de.mahnwerk.platform.people;

import de.mahnwerk.platform.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords and codes in a row, counted together: from the fifth on the door is shut for one minute, then two, four and
 * so on up to an hour. It stands in the database, so that it holds on all nodes.
 */
@Component
class Attempts {

    private final JdbcClient db;

    Attempts(JdbcClient db) {
        this.db = db;
    }

    /** A guess at a door that is shut does not count: nobody can keep it shut for ever. */
    void failed(String login) {
        int _ = db.sql("""
                        update app_user set failures = failures + 1,
                               blocked_until = case when failures >= 4
                                 then now() + least(60, power(2, least(failures - 4, 6))) * interval '1 minute' end
                         where login = :login and coalesce(blocked_until < now(), true)
                        """).param("login", login).update();
    }

    void succeeded(String login) {
        Rows.exactlyOne(db.sql("update app_user set failures = 0, blocked_until = null where login = :login")
                .param("login", login)
                .update());
    }
}

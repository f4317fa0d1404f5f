package de.mahnwerk.platform.people;

import de.mahnwerk.platform.api.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passwords and codes that somebody tried, counted together until the right one; they are counted before they are looked at,
 * so that many at once are not more than many in a row. From one address the fifth shuts the door for one minute, then two,
 * four and so on up to an hour. From all addresses together the twentieth shuts it for one minute, except for addresses from
 * which the person was let in lately: so nobody keeps somebody else out. It stands in the database, so that it holds on all
 * nodes; what is older than a day does not count, and after a month it is gone.
 */
@Component
class Attempts {

    /** The attempt with this number shuts the door. */
    static final int SHUTTING = 5;

    private final JdbcClient db;

    Attempts(JdbcClient db) {
        this.db = db;
    }

    /** Counts an attempt: its number from this address; empty when the door is shut and nothing may be looked at. */
    OptionalInt take(String login, HttpServletRequest request) {
        return db.sql("""
                        with own as (
                          insert into login_attempt as a (login, source, failures, last_at)
                          values (:login, :source, 1, now())
                          on conflict (login, source) do update
                            set failures = case when a.last_at > now() - interval '1 day' then a.failures else 0 end + 1,
                                blocked_until = case when a.failures >= :shutting - 1 and a.last_at > now() - interval '1 day'
                                  then now() + least(60, power(2, least(a.failures + 1 - :shutting, 6))) * interval '1 minute' end,
                                last_at = now()
                          where coalesce(a.blocked_until < now(), true)
                          returning failures, let_in_at),
                        everywhere as (
                          insert into login_attempt as a (login, source, failures, last_at)
                          select :login, '', 1, now() from own
                          on conflict (login, source) do update
                            set failures = case when a.last_at > now() - interval '1 day' then a.failures else 0 end + 1,
                                blocked_until = case when a.failures >= 19 and a.last_at > now() - interval '1 day'
                                  then now() + interval '1 minute' end,
                                last_at = now()
                          where coalesce(a.blocked_until < now(), true)
                          returning failures)
                        select own.failures from own
                         where own.let_in_at > now() - interval '1 month' or exists (select 1 from everywhere)
                        """)
                .param("login", login)
                .param("source", source(login, request))
                .param("shutting", SHUTTING)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    void succeeded(String login, HttpServletRequest request) {
        int _ = db.sql("""
                        update login_attempt
                           set failures = 0, blocked_until = null, let_in_at = case when source = '' then null else now() end
                         where login = :login and source in (:source, '')
                        """)
                .param("login", login)
                .param("source", source(login, request))
                .update();
        int _ = db.sql("delete from login_attempt where last_at < now() - interval '1 month'")
                .update();
    }

    /** Opens the door for everybody who tries this login. */
    void forgive(long tenant, long id) {
        int _ = db.sql("""
                        update login_attempt set failures = 0, blocked_until = null
                         where login = (select login from app_user where of_tenant = :tenant and id = :id)
                        """).param("tenant", tenant).param("id", id).update();
    }

    /** No list of addresses: with the login in it the same address is another one for each person. */
    private static String source(String login, HttpServletRequest request) {
        return Sha256.hex(login + " " + request.getRemoteAddr());
    }
}

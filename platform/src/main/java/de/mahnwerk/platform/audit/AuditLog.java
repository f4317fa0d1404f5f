package de.mahnwerk.platform.audit;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code audit}. It holds no names of debtors and no secrets: an action is an address of the table of rights, a
 * subject the number in it.
 */
@Component
public class AuditLog {

    /** How it went. */
    public enum Outcome {
        DONE,
        /** The rules of the matter spoke against it. */
        REFUSED,
        /** The person has no role for it. */
        FORBIDDEN,
        FAILED
    }

    /** What is done before anybody is signed in, when they leave, or by the operator; the addresses stand in no table. */
    static final List<String> OF_THE_ENTRANCE = List.of(
            "/login",
            "/login/failed",
            "/login/locked",
            "/login/code",
            "/login/recovery",
            "/login/awaited",
            "/logout",
            "/ops/users",
            AuditFilter.UNKNOWN);

    /**
     * What somebody did.
     *
     * @param subject the number or reference of what it was done to, empty when the action says it all
     * @param page where the result is to be seen, empty when nowhere
     * @param detail what the address does not say, such as the roles before and after
     */
    public record Deed(String action, Outcome outcome, String subject, String page, String detail) {
        public Deed(String action, Outcome outcome) {
            this(action, outcome, "", "", "");
        }
    }

    /** A deed as it stands in the log. */
    public record Line(
            long seq,
            Instant at,
            LocalDate day,
            String login,
            String displayName,
            String action,
            Outcome outcome,
            String subject,
            String page,
            String detail) {}

    /**
     * Which lines.
     *
     * @param actions whose words fit the search
     * @param q the search itself, for names, subjects and details; empty for all
     * @param before older than this line; 0 for the newest
     */
    record Filter(String login, Optional<LocalDate> day, Collection<String> actions, String q, long before) {
        Filter before(long seq) {
            return new Filter(login, day, actions, q, seq);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    AuditLog(JdbcClient db, Tenancy tenancy, BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What the table does not take stands in the program's log, and the deed here without it. */
    public void note(SignedIn person, Deed deed) {
        try {
            insert(person.tenant(), person.login(), person.displayName(), deed);
        } catch (DataAccessException e) {
            LOG.error("login={} the audit log did not take {}", person.login(), printable(deed), e);
            insert(person.tenant(), person.login(), person.displayName(), new Deed(deed.action(), deed.outcome()));
        }
    }

    /** The operator is nobody's colleague: no login has a slash. */
    public void noteOperator(long tenant, Deed deed) {
        insert(tenant, "/ops", "operator", deed);
    }

    private static String printable(Deed deed) {
        return deed.toString().replaceAll("\\p{Cntrl}", "?");
    }

    private void insert(long tenant, String login, String displayName, Deed deed) {
        Rows.exactlyOne(tenancy.as(
                tenant,
                () -> db.sql("""
                        insert into audit (tenant, at, day, login, display_name, action, outcome, subject, page, detail)
                        values (:tenant, :at, :day, :login, :name, :action, :outcome, :subject, :page, :detail)
                        """)
                        .param("tenant", tenant)
                        .param("at", clock.now().atOffset(ZoneOffset.UTC))
                        .param("day", clock.today())
                        .param("login", login)
                        .param("name", displayName)
                        .param("action", deed.action())
                        .param("outcome", deed.outcome().name())
                        .param("subject", deed.subject())
                        .param("page", deed.page())
                        .param("detail", deed.detail())
                        .update()));
    }

    /** Newest first. */
    List<Line> lines(long tenant, Filter filter, int most) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                        select seq, at, day, login, display_name, action, outcome, subject, page, detail from audit
                         where tenant = :tenant and (:before = 0 or seq < :before)
                           and (:login = '' or login = :login) and (:day::date is null or day = :day::date)
                           and (:q = '' or action = any(array(select jsonb_array_elements_text(:actions::jsonb)))
                                or strpos(lower(display_name || ' ' || subject || ' ' || detail), lower(:q)) > 0)
                         order by seq desc limit :most
                        """)
                        .param("tenant", tenant)
                        .param("before", filter.before())
                        .param("login", filter.login())
                        .param("day", filter.day().map(LocalDate::toString).orElse(null))
                        .param("q", filter.q())
                        .param("actions", Rows.json(filter.actions()))
                        .param("most", most)
                        .query(Line.class)
                        .list());
    }
}

package de.mahnwerk.agency.strategy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code strategy_trial}: two versions of a client's strategy share new cases, one trial at a time. Which case
 * begins under which is decided by its reference when it is opened.
 */
@Component
public class Trials {

    /**
     * A trial.
     *
     * @param percent how many of a hundred new cases begin under {@code other}
     * @param of whose cases; everybody's when null
     * @param kept under which version new cases begin since the end
     */
    public record Trial(
            long client,
            long id,
            int usual,
            int other,
            int percent,
            @Nullable DebtorKind of,
            LocalDate begunOn,
            String begunBy,
            @Nullable LocalDate endedOn,
            @Nullable String endedBy,
            @Nullable Integer kept) {

        public boolean runs() {
            return endedOn == null;
        }
    }

    /**
     * What became of the cases of one version.
     *
     * @param paying cases in which anything was paid that did not go back
     * @param days from the acceptance to the first payment, on average; null when nothing was paid
     * @param fees net, what the client was charged for these cases
     */
    public record Arm(
            int version,
            long cases,
            long closed,
            long paying,
            Money principal,
            Money paid,
            @Nullable Double days,
            long letters,
            Money fees) {

        private static Arm empty(int version) {
            return new Arm(version, 0, 0, 0, Money.ZERO, Money.ZERO, null, 0, Money.ZERO);
        }

        /** What was paid of what was handed over, in per cent. */
        public double recovered() {
            return principal.isZero() ? 0 : 100.0 * paid.minorUnits() / principal.minorUnits();
        }
    }

    /** Both arms, and how far the shares of paying cases lie apart; empty while one arm has no case. */
    public record Results(Trial trial, Arm usual, Arm other, Optional<TwoShares> paying) {

        /** Fewer cases in an arm tell nothing, whatever their numbers say. */
        public static final int FEWEST = 30;

        public boolean few() {
            return usual.cases() < FEWEST || other.cases() < FEWEST;
        }
    }

    private static final RowMapper<Trial> TRIAL = (row, n) -> new Trial(
            row.getLong("client"),
            row.getLong("id"),
            row.getInt("usual"),
            row.getInt("other"),
            row.getInt("percent"),
            row.getString("debtor_kind") == null ? null : DebtorKind.valueOf(row.getString("debtor_kind")),
            requireNonNull(row.getObject("begun_on", LocalDate.class)),
            requireNonNull(row.getString("begun_by")),
            row.getObject("ended_on", LocalDate.class),
            row.getString("ended_by"),
            row.getObject("kept", Integer.class));

    private static final RowMapper<Arm> ARM = (row, n) -> new Arm(
            row.getInt("version"),
            row.getLong("cases"),
            row.getLong("closed"),
            row.getLong("paying"),
            Money.cents(row.getLong("principal")),
            Money.cents(row.getLong("paid")),
            row.getObject("days", Double.class),
            row.getLong("letters"),
            Money.cents(row.getLong("fees")));

    private final JdbcClient db;

    Trials(JdbcClient db) {
        this.db = db;
    }

    /** The trial that runs, else the one that ended last. */
    public Optional<Trial> latest(long client) {
        return db.sql("""
                        select client, id, usual, other, percent, debtor_kind, begun_on, begun_by, ended_on, ended_by, kept
                          from strategy_trial where client = :client order by id desc limit 1
                        """).param("client", client).query(TRIAL).optional();
    }

    /** False when one runs already. */
    public boolean begin(
            long client, int usual, int other, int percent, @Nullable DebtorKind of, String by, LocalDate day) {
        return db.sql("""
                        insert into strategy_trial (client, usual, other, percent, debtor_kind, begun_on, begun_by)
                        values (:client, :usual, :other, :percent, :of, :day, :by)
                        on conflict (client) where ended_on is null do nothing
                        """)
                        .param("client", client)
                        .param("usual", usual)
                        .param("other", other)
                        .param("percent", percent)
                        .param("of", of == null ? null : of.name())
                        .param("day", day)
                        .param("by", by)
                        .update()
                == 1;
    }

    /** New cases begin under {@code kept} from now on; false when no trial of that version runs. */
    public boolean end(long client, int kept, String by, LocalDate day) {
        return db.sql("""
                        update strategy_trial
                           set ended_on = :day, ended_by = :by, kept = :kept,
                               latest = (select coalesce(max(version), 1) from strategy_version
                                          where client = :client and valid_from <= :day)
                         where client = :client and ended_on is null and :kept in (usual, other)
                        """)
                        .param("client", client)
                        .param("kept", kept)
                        .param("day", day)
                        .param("by", by)
                        .update()
                == 1;
    }

    /** How the trial stands, from the cases that it shared out. */
    public Results results(Trial trial, LocalDate today) {
        List<Arm> arms = db.sql("""
                        select c.strategy_version as version, count(*) as cases,
                               count(*) filter (where c.status = 'CLOSED') as closed, count(p.first_on) as paying,
                               coalesce(sum(c.principal_cents - c.corrected_cents), 0)::bigint as principal,
                               coalesce(sum(p.paid), 0)::bigint as paid,
                               (avg(p.first_on - c.accepted_on))::float8 as days, coalesce(sum(l.letters), 0)::bigint as letters,
                               coalesce(sum(f.fees), 0)::bigint as fees
                          from collection_case c
                         cross join lateral (
                               select min(p.value_on) as first_on, sum(p.amount_cents - p.overpaid_cents)::bigint as paid from payment p
                                where p.client = :client and p.case_id = c.id and p.reversed_on is null) p
                         cross join lateral (
                               select count(*) as letters from letter l where l.client = :client and l.case_id = c.id) l
                         cross join lateral (
                               select sum(s.net_cents)::bigint as fees from settlement_line s
                                where s.client = :client and s.case_id = c.id
                                  and s.kind in ('SUCCESS_FEE', 'FAILURE_FEE', 'WITHDRAWAL_FEE', 'INSTRUCTION')) f
                         where c.client = :client and c.strategy_version in (:usual, :other)
                           and c.accepted_on between :from and :until
                           and (:of::text is null or c.debtor_kind = :of)
                         group by c.strategy_version
                        """)
                .param("client", trial.client())
                .param("usual", trial.usual())
                .param("other", trial.other())
                .param("from", trial.begunOn())
                .param("until", trial.endedOn() == null ? today : trial.endedOn())
                .param("of", trial.of() == null ? null : trial.of().name())
                .query(ARM)
                .list();
        Arm usual = arm(arms, trial.usual());
        Arm other = arm(arms, trial.other());
        return new Results(
                trial,
                usual,
                other,
                usual.cases() == 0 || other.cases() == 0
                        ? Optional.empty()
                        : Optional.of(TwoShares.of(usual.paying(), usual.cases(), other.paying(), other.cases())));
    }

    private static Arm arm(List<Arm> arms, int version) {
        return arms.stream().filter(arm -> arm.version() == version).findAny().orElseGet(() -> Arm.empty(version));
    }
}

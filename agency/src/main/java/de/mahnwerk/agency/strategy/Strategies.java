package de.mahnwerk.agency.strategy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code strategy_version}: each client's sequences, none of which is ever changed. The first comes with the
 * program and stands in no row. In force on a day is the latest version whose day has come, or the one that a trial
 * kept since.
 */
@Component
public class Strategies {

    /** A version as it was published; the first has neither day nor author. */
    public record Version(
            int version,
            @Nullable LocalDate validFrom,
            String publishedBy,
            @Nullable Instant publishedAt,
            String note,
            String yaml) {

        /** What it looks like. */
        public StrategyPicture picture() {
            return StrategyPicture.of(StrategyText.read(yaml, version).sound());
        }
    }

    /** What a text would be: a picture, or what is wrong with it. */
    public record Draft(Optional<StrategyPicture> picture, List<StrategyFault> faults) {
        public Draft {
            faults = List.copyOf(faults);
        }
    }

    private static final int FIRST = 1;

    private record Key(long client, int version) {}

    private final JdbcClient db;
    private final Version first;
    private final Map<Key, Strategy> known = new ConcurrentHashMap<>();

    Strategies(JdbcClient db, FirstStrategy.Text text) {
        this.db = db;
        this.first = new Version(FIRST, null, "", null, "", text.yaml());
    }

    /** All versions of the client, newest first. */
    public List<Version> history(long client) {
        List<Version> all = new ArrayList<>(db.sql("""
                        select version, valid_from, published_by, published_at, note, yaml from strategy_version
                         where client = :client order by version desc
                        """)
                .param("client", client)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        requireNonNull(row.getString("published_by")),
                        row.getTimestamp("published_at").toInstant(),
                        requireNonNull(row.getString("note")),
                        requireNonNull(row.getString("yaml"))))
                .list());
        all.add(first);
        return all;
    }

    /** Under which version a case that is accepted on {@code day} begins. */
    public int inForce(long client, LocalDate day) {
        return db.sql("""
                        select coalesce(
                                 (select t.kept from strategy_trial t
                                   where t.client = :client and t.ended_on <= :day
                                     and not exists (select 1 from strategy_version v where v.client = :client
                                                        and v.version > t.latest and v.valid_from <= :day)
                                   order by t.id desc limit 1),
                                 (select max(version) from strategy_version where client = :client and valid_from <= :day),
                                 :first)
                        """)
                .param("client", client)
                .param("day", day)
                .param("first", FIRST)
                .query(Integer.class)
                .single();
    }

    /** The last day from which a version that was published is in force; empty when only the first one is there. */
    public Optional<LocalDate> lastValidFrom(long client) {
        return db.sql("select max(valid_from) from strategy_version where client = :client")
                .param("client", client)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    Strategy of(long client, @Nullable Integer version) {
        int wanted = version == null ? FIRST : version;
        return known.computeIfAbsent(
                new Key(client, wanted),
                key -> StrategyText.read(text(key), wanted).sound());
    }

    private String text(Key key) {
        return key.version() == FIRST
                ? first.yaml()
                : db.sql("select yaml from strategy_version where client = :client and version = :version")
                        .param("client", key.client())
                        .param("version", key.version())
                        .query(String.class)
                        .single();
    }

    /** Looks a text over; nothing is kept. */
    public Draft draft(String yaml) {
        StrategyText.Read read = StrategyText.read(yaml, 0);
        return new Draft(Optional.ofNullable(read.strategy()).map(StrategyPicture::of), read.faults());
    }

    /**
     * Publishes a sound text as the version after {@code based}, in force from a day on.
     *
     * @return false when somebody else has published a version after {@code based}
     */
    public boolean publish(
            long client, int based, String yaml, LocalDate validFrom, String by, String note, Instant now) {
        Strategy _ = StrategyText.read(yaml, based + 1).sound();
        int added = db.sql("""
                        insert into strategy_version (client, version, valid_from, published_by, published_at, note, yaml)
                        select :client, :based + 1, :from, :by, :now, :note, :yaml
                         where (select coalesce(max(version), :first) from strategy_version where client = :client) = :based
                        on conflict (client, version) do nothing
                        """)
                .param("client", client)
                .param("based", based)
                .param("from", validFrom)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("note", note)
                .param("yaml", yaml)
                .param("first", FIRST)
                .update();
        return added == 1;
    }
}

package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The dated tables behind every fee: § 13(1) RVG, § 34(1) GKG, and the single amounts that change with them (§ 13(2), (3)
 * RVG, VV 7002, KV 1100 GKG). Each version holds from its day on until the next one.
 */
public final class FeeTables {

    private static final FeeTables OF_THIS_RELEASE = new FeeTables(
            FeeTable.read("RVG", Table.resource(Kind.RVG.file)),
            FeeTable.read("GKG", Table.resource(Kind.GKG.file)),
            DatedAmount.read(Table.resource(Kind.AMOUNTS.file)));

    private final NavigableMap<LocalDate, FeeTable> rvg;
    private final NavigableMap<LocalDate, FeeTable> gkg;
    private final Map<DatedAmount, NavigableMap<LocalDate, Money>> amounts;

    private FeeTables(
            NavigableMap<LocalDate, FeeTable> rvg,
            NavigableMap<LocalDate, FeeTable> gkg,
            Map<DatedAmount, NavigableMap<LocalDate, Money>> amounts) {
        this.rvg = rvg;
        this.gkg = gkg;
        this.amounts = amounts;
    }

    /** The tables by the file that brings them (§ 13 RVG, § 34 GKG). */
    public enum Kind {
        /** § 13(1) RVG: {@code valid_from,value_up_to,per_started,fee}. */
        RVG("rvg13.csv"),
        /** § 34(1) GKG, in the same columns. */
        GKG("gkg34.csv"),
        /** Single amounts: {@code valid_from,name,amount}. */
        AMOUNTS("amounts.csv");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        /** The name of the file: {@code rvg13.csv} for § 13(1) RVG. */
        public String file() {
            return file;
        }
    }

    /** The tables of this release and those an operator added: RVG since 2013-08-01, GKG since 2021-01-01 (§ 60 RVG, § 71 GKG). */
    public static FeeTables published() {
        return Published.TABLES;
    }

    /** Only the tables of this release (§ 13 RVG, § 34 GKG). */
    public static FeeTables ofThisRelease() {
        return OF_THIS_RELEASE;
    }

    /** Made when first asked for, so that a fault in an added table does not take the release's own with it. */
    private static final class Published {
        static final FeeTables TABLES = withAdded(OF_THIS_RELEASE);
    }

    /**
     * These tables and the versions in {@code csv}; a version of a day already known replaces the old one (§ 60 RVG, § 71
     * GKG leave older matters under older tables, so nothing else changes).
     *
     * @throws IllegalArgumentException when the text is no such table; the message names the row
     */
    public FeeTables extendedBy(Kind kind, String csv) {
        List<List<String>> rows = Table.rows(csv);
        return switch (kind) {
            case RVG -> new FeeTables(FeeTable.both(rvg, FeeTable.read("RVG", rows)), gkg, amounts);
            case GKG -> new FeeTables(rvg, FeeTable.both(gkg, FeeTable.read("GKG", rows)), amounts);
            case AMOUNTS -> new FeeTables(rvg, gkg, DatedAmount.both(amounts, DatedAmount.read(rows)));
        };
    }

    private static FeeTables withAdded(FeeTables release) {
        FeeTables all = release;
        for (Kind kind : Kind.values()) {
            for (String csv : Table.added(kind.file)) {
                all = all.extendedBy(kind, csv);
            }
        }
        return all;
    }

    /** § 13(1) RVG as in force on the day of the unconditional mandate (§ 60(1) RVG). */
    FeeTable rvg(LocalDate mandate) {
        return on(mandate, rvg, "RVG");
    }

    /** § 34(1) GKG as in force on the day the case became pending (§ 71(1) GKG). */
    FeeTable gkg(LocalDate filed) {
        return on(filed, gkg, "GKG");
    }

    /** The amount on this day, where the statute had one. */
    Optional<Money> amount(DatedAmount name, LocalDate day) {
        return Optional.ofNullable(versions(name).floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The day since when the amount of {@code day} is in force. */
    Optional<LocalDate> since(DatedAmount name, LocalDate day) {
        return Optional.ofNullable(versions(name).floorKey(day));
    }

    private NavigableMap<LocalDate, Money> versions(DatedAmount name) {
        return amounts.getOrDefault(name, java.util.Collections.emptyNavigableMap());
    }

    private static FeeTable on(LocalDate day, NavigableMap<LocalDate, FeeTable> versions, String statute) {
        var version = versions.floorEntry(day);
        if (version == null) {
            throw new UnknownLaw(Wording.of(
                    "Die Gebühren des {0} sind ab {1} bekannt, nicht für {2}; tragen Sie die ältere Tabelle ein.",
                    "the fees of the {0} are known from {1}, not for {2}; add the older table",
                    statute,
                    versions.firstKey().toString(),
                    day.toString()));
        }
        return version.getValue();
    }
}

package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.costs.FeeTables;
import de.mahnwerk.law.interest.BaseRates;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The dated tables that calculations use: base rates and fees. */
public record LawTables(BaseRates baseRates, FeeTables fees) {

    /** Only those of this release. */
    public static LawTables ofThisRelease() {
        return new LawTables(BaseRates.ofThisRelease(), FeeTables.ofThisRelease());
    }

    /** Those of this release and of the installation's own folder. */
    public static LawTables published() {
        return new LawTables(BaseRates.published(), FeeTables.published());
    }

    /**
     * These and the table files in a folder.
     *
     * @throws IllegalArgumentException when one of them is no such table; the message names the file
     */
    public LawTables with(Path folder) {
        OperatorTables added = new OperatorTables(folder);
        added.checkNames(folder);
        BaseRates rates = added.text(BaseRates.FILE)
                .map(csv -> naming(folder, BaseRates.FILE, baseRates::extendedBy, csv))
                .orElse(baseRates);
        FeeTables all = fees;
        for (FeeTables.Kind kind : FeeTables.Kind.values()) {
            FeeTables before = all;
            Optional<String> text = added.text(kind.file());
            all = text.map(csv -> naming(folder, kind.file(), one -> before.extendedBy(kind, one), csv))
                    .orElse(before);
        }
        return new LawTables(rates, all);
    }

    private static <T> T naming(Path folder, String file, Function<String, T> read, String csv) {
        try {
            return read.apply(csv);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(folder.resolve(file) + ": " + e.getMessage(), e);
        }
    }
}

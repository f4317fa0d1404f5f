package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.AddedTables;
import de.mahnwerk.law.costs.FeeTables;
import de.mahnwerk.law.interest.BaseRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an operator puts new rows of the law's tables: {@code MAHNWERK_LAW_TABLES}, or the system property
 * {@code mahnwerk.law-tables}. Read once, when the first calculation is made.
 */
public final class OperatorTables implements AddedTables {

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(BaseRates.FILE),
                    Arrays.stream(FeeTables.Kind.values()).map(FeeTables.Kind::file))
            .toList();

    private final @Nullable Path folder;

    /** The installation's folder; made by {@link java.util.ServiceLoader}. */
    public OperatorTables() {
        this(configured());
    }

    OperatorTables(@Nullable Path folder) {
        this.folder = folder;
    }

    private static @Nullable Path configured() {
        String own = System.getProperty("mahnwerk.law-tables", System.getenv("MAHNWERK_LAW_TABLES"));
        return own == null || own.isBlank() ? null : Path.of(own);
    }

    /**
     * Reads the installation's tables now, so that a fault in them stops the start and not a calculation later.
     *
     * @throws IllegalArgumentException when the folder or a file in it is wrong; the message names it
     */
    public static void check() {
        Path folder = configured();
        if (folder != null) {
            LawTables _ = LawTables.ofThisRelease().with(folder);
        }
    }

    void checkNames(Path where) {
        if (NAMES.stream().noneMatch(name -> Files.isRegularFile(where.resolve(name)))) {
            throw new IllegalArgumentException("no table in " + where.toAbsolutePath()
                    + ": put at least one of these files there: " + String.join(", ", NAMES));
        }
    }

    @Override
    public Optional<String> text(String name) {
        if (folder == null || !Files.isRegularFile(folder.resolve(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name), e);
        }
    }
}

package de.mahnwerk.law;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/** One of our own comma separated tables: a heading, then rows without quotes. Cites no law, carries all of it. */
public final class Table {

    private Table() {}

    /** The rows of a table of this release. */
    public static List<List<String>> resource(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return rows(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts that an operator added to the table {@code name}; see {@link AddedTables}. */
    public static List<String> added(String name) {
        return ServiceLoader.load(AddedTables.class, Table.class.getClassLoader()).stream()
                .map(source -> source.get().text(name))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The rows below the heading; empty lines and lines that start with {@code #} are left out. */
    public static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.strip().split("\\s*,\\s*", -1)))
                .toList();
    }
}

package de.mahnwerk.law;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** One of our own comma separated tables: a heading, then rows without quotes. */
public final class Table {

    private Table() {}

    public static List<List<String>> resource(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return rows(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows below the heading; empty lines and lines that start with {@code #} are left out. */
    public static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.strip().split(",", -1)))
                .toList();
    }
}

package de.mahnwerk.platform.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The table of rights of one side. What writes and stands in no row may be done by nobody; pages are read by everybody who is
 * signed in, unless a row keeps them.
 */
public final class Rights {

    /**
     * One address of the table.
     *
     * @param changes whether it writes, so that the audit log notes it
     * @param action its name in the audit log: the address, after {@code GET} where it is only looked at
     */
    public record Entry(String address, Set<Role> roles, boolean changes, String action) {

        private static final String READING = "GET ";

        public String textKey() {
            return textKey(action);
        }

        /** The words for what is done or seen: {@code act.runs.release}, {@code see.people}. */
        public static String textKey(String action) {
            return action.startsWith(READING)
                    ? "see" + below(action.substring(READING.length()))
                    : "act" + below(action);
        }

        private static Entry of(String address, Right right, boolean changes) {
            return new Entry(address, right.roles(), changes, address);
        }

        private static Entry toRead(String address, Right right) {
            return new Entry(address, right.roles(), false, READING + address);
        }

        private static String below(String address) {
            return address.replace("/*", "").replace(".*", "").replace('/', '.');
        }
    }

    private record Row(PathPattern pattern, Entry entry) {}

    /** The same on both sides: what everybody does for himself, and what administrators do for others. */
    private static final List<Right> OF_THE_PLATFORM = List.of(
            Right.ofEverybody()
                    .tries("/login/code")
                    .does("/language", "/me/password", "/me/factor", "/me/factor/confirm", "/me/factor/remove")
                    .does("/me/factor/change", "/me/factor/recovery"),
            Right.of(Role.ADMIN)
                    .reads("/people", "/people.*", "/people/*", "/audit", "/audit.*")
                    .does("/people", "/people/settings", "/people/*/roles", "/people/*/lock", "/people/*/unlock")
                    .does("/people/*/password", "/people/*/factor"));

    private final List<Row> writing = new ArrayList<>();
    private final List<Row> reading = new ArrayList<>();

    /** {@code ofTheSide}: what the side adds to what is the same on both. */
    public Rights(Right... ofTheSide) {
        Stream.concat(OF_THE_PLATFORM.stream(), Stream.of(ofTheSide)).forEach(this::add);
    }

    private void add(Right right) {
        right.does().forEach(address -> writing.add(row(Entry.of(address, right, true))));
        right.tries().forEach(address -> writing.add(row(Entry.of(address, right, false))));
        right.reads().forEach(address -> reading.add(row(Entry.toRead(address, right))));
    }

    private static Row row(Entry entry) {
        return new Row(PathPatternParser.defaultInstance.parse(entry.address()), entry);
    }

    /** Whether somebody with these roles may send this request. */
    public boolean allow(Set<Role> roles, String method, String path) {
        boolean open = isReading(method);
        return find(method, path)
                .map(entry -> entry.roles().stream().anyMatch(roles::contains))
                .orElse(open);
    }

    /** The row for this request; empty when there is none. */
    public Optional<Entry> find(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return (isReading(method) ? reading : writing)
                .stream()
                        .filter(row -> row.pattern().matches(asked))
                        .map(Row::entry)
                        .findFirst();
    }

    /** Everything that can be sent, in the order of the table. */
    public List<Entry> writing() {
        return writing.stream().map(Row::entry).toList();
    }

    /** Everything that is not read by everybody, in the order of the table. */
    public List<Entry> reading() {
        return reading.stream().map(Row::entry).toList();
    }

    /** Everything that the audit log may name. */
    public Stream<String> actions() {
        return Stream.of(writing, reading)
                .flatMap(List::stream)
                .map(row -> row.entry().action());
    }

    /** Whether such a request only looks. */
    public static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}

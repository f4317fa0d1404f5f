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
     * @param textKey the words for what is done or seen there: {@code act.runs.release}, {@code see.people}
     */
    public record Entry(String address, Set<Role> roles, boolean changes, String textKey) {

        /** The words for what is done at an address. */
        public static String textKey(String address) {
            return "act" + below(address);
        }

        private static Entry of(String address, Right right, boolean changes) {
            return new Entry(address, right.roles(), changes, textKey(address));
        }

        private static Entry toRead(String address, Right right) {
            return new Entry(address, right.roles(), false, "see" + below(address));
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
                    .does("/language", "/me/password", "/me/factor", "/me/factor/confirm", "/me/factor/remove"),
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

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}

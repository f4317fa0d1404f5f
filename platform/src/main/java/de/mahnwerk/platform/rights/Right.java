package de.mahnwerk.platform.rights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table: these roles may use these addresses. An address stands as its form has it, {@code *} for each part
 * that differs: {@code /runs/*}{@code /release}.
 *
 * @param does writes; is noted in the audit log
 * @param tries is sent like a form, but changes nothing
 * @param reads pages that are not for everybody
 */
public record Right(Set<Role> roles, List<String> does, List<String> tries, List<String> reads) {

    public Right {
        roles = Collections.unmodifiableSet(roles);
    }

    public static Right of(Role first, Role... others) {
        return new Right(EnumSet.of(first, others), List.of(), List.of(), List.of());
    }

    public static Right ofEverybody() {
        return new Right(Role.all(), List.of(), List.of(), List.of());
    }

    public Right does(String... addresses) {
        return new Right(roles, with(does, addresses), tries, reads);
    }

    public Right tries(String... addresses) {
        return new Right(roles, does, with(tries, addresses), reads);
    }

    public Right reads(String... addresses) {
        return new Right(roles, does, tries, with(reads, addresses));
    }

    private static List<String> with(List<String> known, String... more) {
        List<String> all = new ArrayList<>(known);
        all.addAll(Arrays.asList(more));
        return List.copyOf(all);
    }
}

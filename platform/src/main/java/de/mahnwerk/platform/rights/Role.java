package de.mahnwerk.platform.rights;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a person is in the company; one may be several. Both sides know the same roles and give them rights of their own. */
public enum Role {
    /** Does the daily work. */
    CLERK,
    /** Releases what others prepared. */
    APPROVER,
    /** Keeps the books. */
    ACCOUNTANT,
    /** Manages people and settings. */
    ADMIN;

    /** Everything that a company can do. */
    public static Set<Role> all() {
        return EnumSet.allOf(Role.class);
    }

    /** As a form or the database names them; throws {@link IllegalArgumentException} when there is no such role. */
    public static Set<Role> named(String... names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
        return roles;
    }
}

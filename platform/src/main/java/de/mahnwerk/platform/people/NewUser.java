package de.mahnwerk.platform.people;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the operator lets in.
 *
 * @param roles all of them where none are named: the first person of a company does everything
 * @param role what a call said before there were several: {@code CLERK}, or one of those who did everything
 * @param reset a login that exists gets this password, name and roles and is opened again; otherwise nothing happens to it
 * @param unknown what nobody understands
 */
public record NewUser(
        String login,
        String password,
        String displayName,
        @Nullable List<String> roles,
        @Nullable String role,
        @Nullable Boolean reset,
        @JsonAnySetter @Nullable Map<String, Object> unknown) {

    public NewUser(String login, String password, String displayName, Set<Role> roles) {
        this(login, password, displayName, roles.stream().map(Role::name).toList(), null, null, null);
    }

    /** Refuses what is not understood, so that nobody gets all roles by a slip of the pen. */
    Set<Role> given() {
        if (unknown != null && !unknown.isEmpty()) {
            throw new RefusedInput("not understood: " + String.join(", ", unknown.keySet())
                    + "; a user has login, password, displayName, roles, reset");
        }
        return roles != null ? named(roles) : role != null ? before(role) : Role.all();
    }

    private static Set<Role> named(List<String> roles) {
        try {
            Set<Role> named = Role.named(roles.toArray(String[]::new));
            if (!named.isEmpty()) {
                return named;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new RefusedInput(
                "roles " + roles + " is not understood; name some of CLERK, APPROVER, ACCOUNTANT, ADMIN");
    }

    /** As the migration V20 has it. */
    private static Set<Role> before(String role) {
        return switch (role) {
            case "CLERK" -> Set.of(Role.CLERK);
            case "LEAD", "MERCHANT" -> Role.all();
            default ->
                throw new RefusedInput(
                        "role " + role + " is not understood; it was one of CLERK, LEAD, MERCHANT, now roles says it");
        };
    }
}

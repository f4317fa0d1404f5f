package de.mahnwerk.platform.rights;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person before the page. At the agency {@code tenant} is 0: its people work for all clients.
 *
 * @param generation of the person's sessions; those of an older one are over
 * @param welcome false while the door is shut for them
 */
public record SignedIn(
        long id,
        long tenant,
        String login,
        String passwordHash,
        String displayName,
        Set<Role> roles,
        String locale,
        int generation,
        boolean welcome)
        implements UserDetails, Serializable {

    /** The same, who is not let in now. */
    public SignedIn unwelcome() {
        return new SignedIn(id, tenant, login, passwordHash, displayName, roles, locale, generation, false);
    }

    /** None: what a person may do says {@link Rights}. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return login;
    }

    @Override
    public boolean isAccountNonLocked() {
        return welcome;
    }

    /** Without the hash, so that no log line ever shows it. */
    @Override
    public String toString() {
        return "user=" + login;
    }
}

package de.mahnwerk.platform.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person before the page. At the agency {@code tenant} is 0: its clerks work for all clients. */
public record SignedIn(long tenant, String login, String passwordHash, String displayName, String role, String locale)
        implements UserDetails, Serializable {

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return login;
    }

    /** Without the hash, so that no log line ever shows it. */
    @Override
    public String toString() {
        return "user=" + login;
    }
}

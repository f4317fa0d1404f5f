package de.mahnwerk.agency.clients;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose system calls: the client that the token's credential belongs to. A controller of the interface takes it as the
 * authentication principal and works for this client only.
 */
public record ApiClient(long client, String clientId) {

    /** What a verified token says about its bearer; scopes become authorities {@code SCOPE_…}. */
    public static AbstractAuthenticationToken bearer(Jwt token) {
        List<String> scopes = token.getClaimAsStringList("scope");
        if (scopes == null || !(token.getClaims().get(TokenEndpoint.CLIENT) instanceof Number client)) {
            throw new IllegalArgumentException("a token of ours names its client and its scopes");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                new ApiClient(client.longValue(), String.valueOf(token.getSubject())),
                "",
                AuthorityUtils.createAuthorityList(
                        scopes.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new)));
    }
}

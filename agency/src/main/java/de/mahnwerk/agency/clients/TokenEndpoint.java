package de.mahnwerk.agency.clients;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** POST /oauth2/token: a signed token for client credentials (RFC 6749, 4.4). No other grant, no other endpoint. */
@Configuration
class TokenEndpoint {

    /** The claim of the token that says for which client its bearer works. */
    static final String CLIENT = "client";

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    @Bean
    @Order(10)
    SecurityFilterChain tokens(HttpSecurity http, Allowances allowances, PasswordEncoder passwords) throws Exception {
        return http.securityMatcher("/oauth2/token")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(clients ->
                                clients.authenticationProviders(providers -> providers.forEach(provider -> {
                                    if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                                        secrets.setPasswordEncoder(new SecretHashes(passwords));
                                    }
                                }))))
                .addFilterBefore(new TokenAllowance(allowances), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(Credentials credentials) {
        return new RegisteredClientRepository() {
            @Override
            public void save(RegisteredClient client) {
                throw new UnsupportedOperationException("credentials are issued by the agency");
            }

            @Override
            public @Nullable RegisteredClient findById(String id) {
                return findByClientId(id);
            }

            @Override
            public @Nullable RegisteredClient findByClientId(String clientId) {
                return credentials
                        .valid(clientId)
                        .map(TokenEndpoint::registered)
                        .orElse(null);
            }
        };
    }

    private static RegisteredClient registered(Credentials.Stored stored) {
        return RegisteredClient.withId(stored.clientId())
                .clientId(stored.clientId())
                .clientSecret(stored.secretHash())
                .clientIdIssuedAt(stored.validFrom())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(Arrays.asList(stored.scopes().split(" ", -1))))
                .clientSettings(ClientSettings.builder()
                        .setting(CLIENT, stored.client())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    /** A request without scopes gets all of the credential. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> ofClient() {
        return token -> {
            RegisteredClient registered = token.getRegisteredClient();
            Object client =
                    Objects.requireNonNull(registered.getClientSettings().getSetting(CLIENT));
            var granted = token.getAuthorizedScopes().isEmpty() ? registered.getScopes() : token.getAuthorizedScopes();
            var _ = token.getClaims().claim(CLIENT, client).claim("scope", List.copyOf(granted));
        };
    }

    /** A token carries all that it says; nothing of it is kept. */
    @Bean
    OAuth2AuthorizationService authorizations() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization authorization) {}

            @Override
            public void remove(OAuth2Authorization authorization) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }

    @Bean
    JwtDecoder tokenReader(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys).build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }
}

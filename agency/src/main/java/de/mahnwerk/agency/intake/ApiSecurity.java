package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.clients.Allowances;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Scopes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may call what below /v1: each path wants its scope, what is not named is refused. */
@Configuration
class ApiSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain api(HttpSecurity http, Allowances allowances) throws Exception {
        return http.securityMatcher("/v1/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/v1/claims/**")
                        .hasAuthority(scope(Scopes.CLAIMS_READ))
                        .requestMatchers("/v1/claims/**")
                        .hasAuthority(scope(Scopes.CLAIMS_WRITE))
                        .requestMatchers("/v1/sandbox/**")
                        .hasAuthority(scope(Scopes.CLAIMS_WRITE))
                        .requestMatchers("/v1/reconciliation", "/v1/onboarding")
                        .hasAuthority(scope(Scopes.CLAIMS_READ))
                        .requestMatchers("/v1/events", "/v1/webhooks/**")
                        .hasAuthority(scope(Scopes.EVENTS))
                        .requestMatchers("/v1/settlements/**", "/v1/terms", "/v1/quotes")
                        .hasAuthority(scope(Scopes.SETTLEMENTS_READ))
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(new CallAllowance(allowances), AuthorizationFilter.class)
                .addFilterAfter(new RequestForm(), CallAllowance.class)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(ApiClient::bearer))
                        .authenticationEntryPoint((request, response, e) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            RequestForm.write(response, ProblemType.UNAUTHORIZED, "Fetch a token at /oauth2/token.");
                        })
                        .accessDeniedHandler((request, response, e) -> RequestForm.write(
                                response, ProblemType.FORBIDDEN, "The token's scopes do not cover this call.")))
                .build();
    }

    private static String scope(String name) {
        return "SCOPE_" + name;
    }
}

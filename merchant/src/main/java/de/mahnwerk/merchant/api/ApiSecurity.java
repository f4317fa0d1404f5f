package de.mahnwerk.merchant.api;

import de.mahnwerk.platform.api.RateLimit;
import de.mahnwerk.protocol.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** A key opens everything below /api; only the document is for everybody. */
@Configuration
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

    @Bean
    @Order(30)
    SecurityFilterChain apiChain(HttpSecurity http, ApiKeys keys, ApiSettings settings) throws Exception {
        RateLimit<UUID> limit = new RateLimit<>(key -> settings.requestsPerMinute());
        Problem unauthorized = ApiProblem.UNAUTHORIZED.of(
                "Send the header Authorization: Bearer with a key that was made for your system and not revoked.",
                List.of());
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, ApiDocument.ADDRESS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new ApiKeyFilter(keys), SecurityContextHolderFilter.class)
                .addFilterAfter(new ApiAllowance(limit), AuthorizationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    ApiWire.write(response, unauthorized);
                }))
                .build();
    }
}

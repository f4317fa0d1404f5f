package de.mahnwerk.platform.people;

import de.mahnwerk.platform.PlatformSettings;
import de.mahnwerk.platform.audit.AuditFilter;
import de.mahnwerk.platform.audit.AuditLog;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Default deny. The operator comes with a token, people with a session; sides add chains of their own in between. */
@Configuration
class WebSecurity {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BoundedEncoder(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    @Bean
    @Order(1)
    SecurityFilterChain operatorChain(HttpSecurity http, PlatformSettings settings) throws Exception {
        return http.securityMatcher("/ops/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, what) -> new AuthorizationDecision(isOperator(
                                settings.operatorToken(), what.getRequest().getHeader("Authorization")))))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pagesChain(
            HttpSecurity http, Rights rights, Refusal refusal, Entrance entrance, AuditLog log, Users users)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/login/code", "/static/**", "/webjars/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .access((who, what) -> new AuthorizationDecision(may(rights, who.get(), what.getRequest()))))
                // the right password alone leaves nothing in the session: the entrance decides what it is worth
                .formLogin(form -> form.loginPage("/login")
                        .securityContextRepository(new RequestAttributeSecurityContextRepository())
                        .successHandler(entrance)
                        .failureHandler(entrance))
                .logout(logout -> logout.addLogoutHandler(entrance).logoutSuccessHandler(entrance))
                .addFilterBefore(new AuditFilter(log, rights), ExceptionTranslationFilter.class)
                .addFilterBefore(new Gate(users), AuditFilter.class)
                .exceptionHandling(errors -> errors.accessDeniedHandler(refusal))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    private static boolean may(Rights rights, @Nullable Authentication who, HttpServletRequest what) {
        return who != null
                && who.getPrincipal() instanceof SignedIn person
                && rights.allow(person.roles(), what.getMethod(), what.getRequestURI());
    }

    private static boolean isOperator(String token, @Nullable String header) {
        return !token.isEmpty()
                && header != null
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }
}

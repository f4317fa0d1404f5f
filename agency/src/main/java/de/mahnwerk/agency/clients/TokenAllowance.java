package de.mahnwerk.agency.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests for tokens by the credential that they name, else by where they come from. */
final class TokenAllowance extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";

    private final Allowances allowances;

    TokenAllowance(Allowances allowances) {
        this.allowances = allowances;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = allowances.takeToken(name(request));
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(429);
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setContentType("application/json");
        response.getOutputStream().write("""
                        {"error":"temporarily_unavailable","error_description":"Keep the token until it expires."}
                        """.strip().getBytes(UTF_8));
    }

    /** The credential's id, else the address; a wrong secret counts like a right one. */
    private static String name(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return request.getRemoteAddr();
        }
        try {
            String basic = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    UTF_8);
            return basic.substring(0, Math.max(0, basic.indexOf(':')));
        } catch (IllegalArgumentException e) {
            return request.getRemoteAddr();
        }
    }
}

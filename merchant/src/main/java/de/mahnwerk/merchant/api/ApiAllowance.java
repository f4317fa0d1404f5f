package de.mahnwerk.merchant.api;

import de.mahnwerk.platform.api.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls of each key; who has none left is told when to come again. */
final class ApiAllowance extends OncePerRequestFilter {

    private final RateLimit<UUID> limit;

    ApiAllowance(RateLimit<UUID> limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = request.getUserPrincipal() instanceof Authentication who
                        && who.getPrincipal() instanceof ApiCaller caller
                ? limit.take(caller.key())
                : 0;
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(seconds));
            ApiWire.write(
                    response,
                    ApiProblem.RATE_LIMITED.of(
                            "Come again in " + seconds + " s; send batches where you can.", List.of()));
        }
    }
}

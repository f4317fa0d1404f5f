package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.clients.Allowances;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.protocol.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls of each client's system; who has none left is told when to come again. */
final class CallAllowance extends OncePerRequestFilter {

    private final Allowances allowances;

    CallAllowance(Allowances allowances) {
        this.allowances = allowances;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = request.getUserPrincipal() instanceof Authentication who
                        && who.getPrincipal() instanceof ApiClient caller
                ? allowances.take(caller.client())
                : 0;
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(seconds));
            RequestForm.write(
                    response, ProblemType.RATE_LIMITED, "Come again in " + seconds + " s; send batches where you can.");
        }
    }
}

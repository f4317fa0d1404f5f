package de.mahnwerk.platform.people;

import de.mahnwerk.platform.rights.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at each request who the person is now: a role that was taken or a door that was shut counts at once, a password or
 * a second factor that changed ends all other sessions, and where there is a second factor only those count in which its code
 * was given. Who has to set up something first is led there.
 */
final class Gate extends OncePerRequestFilter {

    private static final String OWN_PAGE = "/me";

    private final Users users;

    Gate(Users users) {
        this.users = users;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/static/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        SignedIn before = signedIn();
        if (before == null) {
            rest.doFilter(request, response);
            return;
        }
        Optional<Account> now = users.find(before.login())
                .filter(account -> account.person().welcome()
                        && account.person().generation() == before.generation()
                        && (!account.factorConfirmed() || Entrance.codeGiven(request)));
        if (now.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/login?stale");
        } else if (mustSetUp(now.get()) && !isOwn(request.getRequestURI())) {
            response.sendRedirect(OWN_PAGE);
        } else {
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(Entrance.token(now.get().person())));
            rest.doFilter(request, response);
        }
    }

    private static boolean mustSetUp(Account account) {
        return account.initialPassword() || account.factorMissing();
    }

    private static boolean isOwn(String path) {
        return path.equals(OWN_PAGE) || path.startsWith(OWN_PAGE + "/") || path.equals("/language");
    }

    private static @Nullable SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person ? person : null;
    }
}

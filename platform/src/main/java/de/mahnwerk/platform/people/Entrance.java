package de.mahnwerk.platform.people;

import de.mahnwerk.platform.audit.AuditLog;
import de.mahnwerk.platform.audit.AuditLog.Deed;
import de.mahnwerk.platform.audit.AuditLog.Outcome;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who comes and goes, and who was not let in; the audit log notes it. After the right password somebody with a second factor
 * is nobody yet: only the session knows whose code is awaited.
 */
@Component
class Entrance
        implements UserDetailsService,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler,
                LogoutHandler,
                LogoutSuccessHandler {

    /** Attribute of the session: the secret of a second factor that waits for its first code. */
    static final String PENDING = "mahnwerk.factor.pending";

    private static final String AWAITED = "mahnwerk.code.awaited";
    private static final String TRIED = "mahnwerk.tried";
    private static final String GIVEN = "mahnwerk.code.given";

    /** The generation tells whether password or second factor were changed meanwhile. */
    private record Awaited(String login, int generation) implements Serializable {}

    /** A password that is looked at, and which attempt that is. */
    private record Tried(SignedIn person, int attempt) {}

    private final AuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Users users;
    private final Attempts attempts;
    private final SecondFactor factor;
    private final AuditLog log;

    Entrance(Users users, Attempts attempts, SecondFactor factor, AuditLog log) {
        this.users = users;
        this.attempts = attempts;
        this.factor = factor;
        this.log = log;
    }

    /** Asked before the password is looked at, which counts as an attempt; nobody is welcome while the door is shut. */
    @Override
    public UserDetails loadUserByUsername(String login) {
        SignedIn person = users.find(login)
                .orElseThrow(() -> new UsernameNotFoundException("unknown login"))
                .person();
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        OptionalInt attempt = attempts.take(person.login(), request);
        attempt.ifPresent(number -> request.setAttribute(TRIED, new Tried(person, number)));
        return attempt.isPresent() ? person : person.unwelcome();
    }

    /** The password was right. */
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        Account account = users.find(who.getName()).orElseThrow();
        if (account.factorConfirmed()) {
            keep(new SecurityContextImpl(), request, response);
            SignedIn person = account.person();
            request.getSession().setAttribute(AWAITED, new Awaited(person.login(), person.generation()));
            log.note(person, new Deed("/login/awaited", Outcome.DONE));
            response.sendRedirect("/login/code");
        } else {
            welcome(account.person(), "/login", false, request, response);
        }
    }

    private void welcome(
            SignedIn person, String how, boolean codeGiven, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        attempts.succeeded(person.login(), request);
        signIn(person, codeGiven, request, response);
        log.note(person, new Deed(how, Outcome.DONE));
        onwards.onAuthenticationSuccess(request, response, token(person));
    }

    /** Whose code is awaited in this session; empty when nobody's is, or no more. */
    Optional<Account> awaited(HttpServletRequest request) {
        return request.getSession().getAttribute(AWAITED) instanceof Awaited awaited
                ? users.find(awaited.login())
                        .filter(account ->
                                account.person().welcome() && account.person().generation() == awaited.generation())
                : Optional.empty();
    }

    /** Takes the code of the telephone or one of those on paper, and lets in or sends back. */
    void code(Account account, String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        SignedIn person = account.person();
        OptionalInt attempt = attempts.take(person.login(), request);
        if (attempt.isEmpty()) {
            request.getSession().removeAttribute(AWAITED);
            response.sendRedirect("/login?error");
            return;
        }
        boolean accepted = factor.accepts(account, code);
        boolean recovered = !accepted && factor.recovers(account, code);
        if (accepted || recovered) {
            welcome(person, recovered ? "/login/recovery" : "/login", true, request, response);
        } else {
            log.note(person, wrong("/login/code", attempt.getAsInt()));
            response.sendRedirect("/login/code?error");
        }
    }

    /** The line of the attempt that shuts the door says how many there were; while it is shut there are none. */
    private static Deed wrong(String action, int attempt) {
        return new Deed(action, Outcome.REFUSED, "", "", attempt < Attempts.SHUTTING ? "" : attempt + "×");
    }

    /** A login that does not exist belongs to no company, so no log takes it. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (request.getAttribute(TRIED) instanceof Tried tried) {
            // whom an administrator keeps out is turned away before the password is looked at
            String how = why instanceof LockedException ? "/login/locked" : "/login/failed";
            log.note(tried.person(), wrong(how, tried.attempt()));
        }
        response.sendRedirect("/login?error");
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        if (who != null && who.getPrincipal() instanceof SignedIn person) {
            log.note(person, new Deed("/logout", Outcome.DONE));
            Object chosen = request.getSession().getAttribute(Pages.LOCALE);
            request.setAttribute(Pages.LOCALE, chosen == null ? person.locale() : chosen);
        }
    }

    /** The session is over; the page that says so still speaks the language of who left. */
    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        Object spoken = request.getAttribute(Pages.LOCALE);
        response.sendRedirect("/login?logout" + (spoken == null ? "" : "&locale=" + spoken));
    }

    /** From now on the session is this person's, as they are now; what it knew of another one it forgets. */
    void signIn(SignedIn person, boolean codeGiven, HttpServletRequest request, HttpServletResponse response) {
        String _ = request.changeSessionId();
        HttpSession session = request.getSession();
        session.removeAttribute(AWAITED);
        session.removeAttribute(PENDING);
        session.setAttribute(GIVEN, codeGiven);
        keep(new SecurityContextImpl(token(person)), request, response);
    }

    private void keep(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    static boolean codeGiven(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getSession().getAttribute(GIVEN));
    }

    static Authentication token(SignedIn person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
    }
}

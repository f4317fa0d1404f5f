package de.mahnwerk.platform.audit;

import de.mahnwerk.platform.audit.AuditLog.Deed;
import de.mahnwerk.platform.audit.AuditLog.Outcome;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.web.OwnPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Notes every request of a person that writes, or would have, and every page that was refused, when its outcome is known. */
public final class AuditFilter extends OncePerRequestFilter {

    /** What nobody put into the table of rights. */
    static final String UNKNOWN = "/unknown";

    private static final String DETAIL = "mahnwerk.audit.detail";
    private static final Pattern NUMBER = Pattern.compile(".*\\d.*");
    private static final int LONGEST_SUBJECT = 40;

    private final AuditLog log;
    private final Rights rights;

    public AuditFilter(AuditLog log, Rights rights) {
        this.log = log;
        this.rights = rights;
    }

    /** Adds to the line of the running request what its address does not say. No personal data of debtors, no secrets. */
    public static void detail(HttpServletRequest request, String detail) {
        request.setAttribute(DETAIL, detail);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        SignedIn person = signedIn();
        if (person == null) {
            rest.doFilter(request, response);
            return;
        }
        if (Rights.isReading(request.getMethod())) {
            noted(person, request, response, rest);
        } else {
            // the answer goes out when its line stands: what follows it can never stand before it
            ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
            noted(person, request, held, rest);
            held.copyBodyToResponse();
        }
    }

    private void noted(SignedIn person, HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        try {
            rest.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            try {
                note(person, request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } catch (RuntimeException unnoted) {
                failure.addSuppressed(unnoted);
            }
            throw failure;
        }
        note(person, request, response, response.getStatus());
    }

    private void note(SignedIn person, HttpServletRequest request, HttpServletResponse response, int status) {
        String path = request.getRequestURI();
        Optional<Rights.Entry> row = rights.find(request.getMethod(), path);
        boolean changes = row.map(Rights.Entry::changes).orElse(!Rights.isReading(request.getMethod()));
        if (!changes && status != HttpServletResponse.SC_FORBIDDEN) {
            return;
        }
        String led = pathOf(response.getHeader("Location"));
        String named = row.map(entry -> differing(path, entry.address())).orElse("");
        log.note(
                person,
                new Deed(
                        row.map(Rights.Entry::action).orElse(UNKNOWN),
                        outcome(status),
                        shortened(named.isEmpty() ? lastNumber(led) : named),
                        led.isEmpty() ? pathOf(request.getHeader("Referer")) : led,
                        request.getAttribute(DETAIL) instanceof String detail ? detail : ""));
    }

    private static Outcome outcome(int status) {
        return status == HttpServletResponse.SC_FORBIDDEN
                ? Outcome.FORBIDDEN
                : status >= 500 ? Outcome.FAILED : status >= 400 ? Outcome.REFUSED : Outcome.DONE;
    }

    /** What stands in the places of the stars. */
    private static String differing(String path, String address) {
        String[] parts = path.split("/", -1);
        String[] pattern = address.split("/", -1);
        return Stream.iterate(0, i -> i < pattern.length, i -> i + 1)
                .filter(i -> pattern[i].equals("*"))
                .map(i -> parts[i])
                .collect(Collectors.joining(" "));
    }

    private static String lastNumber(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return NUMBER.matcher(last).matches() ? last : "";
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    /** Without what somebody searched for; empty when there is none. */
    private static String pathOf(@Nullable String address) {
        return OwnPath.of(address).map(OwnPath::path).orElse("");
    }

    private static @Nullable SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person ? person : null;
    }
}

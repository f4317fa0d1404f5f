package de.mahnwerk.platform.people;

import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a person sees who asked for something that is not theirs to do: who may, by role and by name. */
@Component
class Refusal implements AccessDeniedHandler {

    private static final int MOST_NAMES = 5;

    private final Pages pages;
    private final Rights rights;
    private final Users users;

    Refusal(Pages pages, Rights rights, Users users) {
        this.pages = pages;
        this.rights = rights;
        this.users = users;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            response.sendRedirect("/login?stale");
            return;
        }
        ResponseEntity<String> page = page(request);
        response.setStatus(page.getStatusCode().value());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(String.valueOf(page.getBody()));
    }

    private ResponseEntity<String> page(HttpServletRequest request) {
        SignedIn user = pages.user();
        Page page = pages.page();
        Optional<Rights.Entry> asked = rights.find(request.getMethod(), request.getRequestURI());
        return pages.show(
                HttpStatus.FORBIDDEN,
                "platform/forbidden",
                "error.forbidden",
                Map.of(
                        "what", asked.map(entry -> page.t(entry.textKey())).orElse(""),
                        "roles", asked.map(entry -> page.roles(entry.roles())).orElse(""),
                        "people",
                                asked.map(entry -> users.named(user.tenant(), entry.roles(), MOST_NAMES))
                                        .orElse(List.of()),
                        "back", pages.cameFrom()));
    }
}

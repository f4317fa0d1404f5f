package de.mahnwerk.platform.people;

import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages before the pages: password, code, language. */
@RestController
class LoginController {

    private final Pages pages;
    private final Users users;
    private final Entrance entrance;

    LoginController(Pages pages, Users users, Entrance entrance) {
        this.pages = pages;
        this.users = users;
        this.entrance = entrance;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "logout", required = false) @Nullable String loggedOut,
            @RequestParam(name = "stale", required = false) @Nullable String stale,
            @RequestParam(name = "locale", required = false) @Nullable String locale,
            HttpServletRequest request) {
        if (locale != null) {
            request.getSession().setAttribute(Pages.LOCALE, spoken(locale));
        }
        String problem = error != null ? "login.failed" : stale != null ? "error.stale" : "";
        return pages.show("platform/login", "login.title", Map.of("problem", problem, "left", loggedOut != null));
    }

    @GetMapping("/login/code")
    ResponseEntity<String> code(
            @RequestParam(name = "error", required = false) @Nullable String error, HttpServletRequest request) {
        return entrance.awaited(request).isEmpty()
                ? pages.go("/login")
                : pages.show("platform/code", "code.title", Map.of("wrong", error != null));
    }

    @PostMapping("/login/code")
    void code(@RequestParam String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<Account> account = entrance.awaited(request);
        if (account.isPresent()) {
            entrance.code(account.get(), code, request, response);
        } else {
            response.sendRedirect("/login?error");
        }
    }

    /** Remembers the language of the person, now and for the next login. */
    @PostMapping("/language")
    ResponseEntity<String> speak(@RequestParam("locale") String locale, HttpServletRequest request) {
        String spoken = spoken(locale);
        request.getSession().setAttribute(Pages.LOCALE, spoken);
        users.speak(pages.user().login(), spoken);
        return pages.go(pages.cameFrom());
    }

    private static String spoken(String locale) {
        return locale.equals("en") ? "en" : "de";
    }
}

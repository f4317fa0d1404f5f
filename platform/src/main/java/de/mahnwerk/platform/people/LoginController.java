package de.mahnwerk.platform.people;

import de.mahnwerk.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {

    private final Pages pages;
    private final Users users;

    LoginController(Pages pages, Users users) {
        this.pages = pages;
        this.users = users;
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

package de.mahnwerk.platform.people;

import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody manages of themselves: the password and the second factor. */
@RestController
class MeController {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final Users users;
    private final People people;
    private final SecondFactor factor;
    private final Attempts attempts;
    private final Entrance entrance;
    private final PasswordEncoder encoder;
    private final Pages pages;

    MeController(
            Users users,
            People people,
            SecondFactor factor,
            Attempts attempts,
            Entrance entrance,
            PasswordEncoder encoder,
            Pages pages) {
        this.users = users;
        this.people = people;
        this.factor = factor;
        this.attempts = attempts;
        this.entrance = entrance;
        this.encoder = encoder;
        this.pages = pages;
    }

    @GetMapping("/me")
    ResponseEntity<String> me() {
        return pages.show("platform/me", "me.title", Map.of("account", account(), "shortest", SHORTEST));
    }

    @PostMapping("/me/password")
    ResponseEntity<String> password(
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = account();
        SignedIn person = account.person();
        checkPassword(account, current, request);
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused("me.password.length", SHORTEST);
        }
        if (!password.equals(again)) {
            throw refused("me.password.again");
        }
        if (password.equals(current) || password.equalsIgnoreCase(person.login())) {
            throw refused("me.password.same");
        }
        people.password(person.tenant(), person.id(), password, false);
        entrance.signIn(account().person(), Entrance.codeGiven(request), request, response);
        return pages.go("/me", "me.password.done");
    }

    /** Begins to set the second factor up. The secret is this session's alone; nothing is asked for before it is confirmed. */
    @PostMapping("/me/factor")
    ResponseEntity<String> begin(@RequestParam String current, HttpServletRequest request) {
        Account account = account();
        if (account.factorConfirmed()) {
            throw refused("factor.confirmed");
        }
        checkPassword(account, current, request);
        return begin(request);
    }

    private ResponseEntity<String> begin(HttpServletRequest request) {
        request.getSession().setAttribute(Entrance.PENDING, SecondFactor.fresh());
        return pages.go("/me/factor");
    }

    /** Begins to set it up on another telephone; until the first code of that one the old one counts. */
    @PostMapping("/me/factor/change")
    ResponseEntity<String> change(@RequestParam String current, @RequestParam String code, HttpServletRequest request) {
        checkBoth(account(), current, code, request);
        return begin(request);
    }

    /** The answer shows new recovery codes; the old ones are void. */
    @PostMapping("/me/factor/recovery")
    ResponseEntity<String> recovery(
            @RequestParam String current, @RequestParam String code, HttpServletRequest request) {
        Account account = account();
        checkBoth(account, current, code, request);
        return recovery("recovery.fresh", factor.recovery(account));
    }

    private ResponseEntity<String> recovery(String done, List<String> codes) {
        return unkept(pages.show("platform/recovery", "recovery.title", Map.of("done", done, "codes", codes)));
    }

    @GetMapping("/me/factor")
    ResponseEntity<String> factor(HttpSession session) {
        Optional<String> secret = pending(session).map(SecondFactor::typed);
        return secret.isEmpty()
                ? pages.go("/me")
                : unkept(pages.show(
                        "platform/factor",
                        "factor.title",
                        Map.of(
                                "secret", secret.get().replaceAll("(.{4})(?=.)", "$1 "),
                                "code", QrCode.of(address(secret.get())))));
    }

    private static Optional<String> pending(HttpSession session) {
        return session.getAttribute(Entrance.PENDING) instanceof String secret ? Optional.of(secret) : Optional.empty();
    }

    /** As authenticator apps read it: <a href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">otpauth</a>. */
    private String address(String secret) {
        Page page = pages.page();
        String issuer = encoded("Mahnwerk " + page.t("side.name"));
        return "otpauth://totp/" + issuer + ":" + encoded(pages.user().login()) + "?secret=" + secret + "&issuer="
                + issuer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The answer shows the recovery codes; leaving the page loses them for ever. */
    @PostMapping("/me/factor/confirm")
    ResponseEntity<String> confirm(
            @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        Account account = account();
        List<String> recovery = pending(request.getSession())
                .flatMap(secret -> factor.confirm(account, secret, code))
                .orElseThrow(() -> refused("factor.wrong"));
        entrance.signIn(account().person(), true, request, response);
        return recovery("recovery.done", recovery);
    }

    @PostMapping("/me/factor/remove")
    ResponseEntity<String> remove(
            @RequestParam String current,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = account();
        if (account.factorDemanded()) {
            throw refused("factor.demanded");
        }
        checkBoth(account, current, code, request);
        factor.remove(account.person().tenant(), account.person().id());
        entrance.signIn(account().person(), false, request, response);
        return pages.go("/me", "factor.removed");
    }

    /** Where there is a second factor the password alone forgives no attempts, or its codes could be guessed in between. */
    private void checkPassword(Account account, String current, HttpServletRequest request) {
        attempt(account, current, request);
        if (!account.factorConfirmed()) {
            attempts.succeeded(account.person().login(), request);
        }
    }

    /** One attempt for both; the code is that of the telephone or one of those on paper. */
    private void checkBoth(Account account, String current, String code, HttpServletRequest request) {
        attempt(account, current, request);
        if (!factor.accepts(account, code) && !factor.recovers(account, code)) {
            throw refused("code.wrong");
        }
        attempts.succeeded(account.person().login(), request);
    }

    private void attempt(Account account, String current, HttpServletRequest request) {
        if (attempts.take(account.person().login(), request).isEmpty()) {
            throw refused("me.blocked");
        }
        if (!encoder.matches(current, account.person().passwordHash())) {
            throw refused("me.password.wrong");
        }
    }

    private Account account() {
        return users.find(pages.user().login()).orElseThrow();
    }

    /** What the page shows is in no memory of the browser. */
    static ResponseEntity<String> unkept(ResponseEntity<String> page) {
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(page.getBody());
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(pages.page().t(key, arguments));
    }
}

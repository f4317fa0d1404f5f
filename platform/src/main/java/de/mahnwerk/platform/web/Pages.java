package de.mahnwerk.platform.web;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.SignedIn;
import de.mahnwerk.platform.time.BusinessClock;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Renders pages: a template of the side inside the platform's layout. Templates are compiled by the build; each takes
 * {@code page} and its own typed parameters.
 */
@Component
public class Pages {

    /** Attribute of the session: the language that the person chose. */
    public static final String LOCALE = "mahnwerk.locale";

    private static final String FLASH = "mahnwerk.flash";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled");
    private final Map<String, Language> languages;
    private final Navigation navigation;
    private final Rights rights;
    private final BusinessClock clock;

    Pages(Navigation navigation, Rights rights, BusinessClock clock) {
        this.navigation = navigation;
        this.rights = rights;
        this.clock = clock;
        this.languages = Map.of(
                "de",
                new Language(Locale.GERMANY, navigation.side()),
                "en",
                new Language(Locale.UK, navigation.side()));
    }

    /** A whole page: {@code template} inside the layout, titled by the text {@code titleKey}. */
    public ResponseEntity<String> show(String template, String titleKey, Map<String, ?> parameters) {
        return show(HttpStatus.OK, template, titleKey, parameters);
    }

    /** The same with another status: 422 for a form that is shown again because it could not be taken. */
    public ResponseEntity<String> show(HttpStatus status, String template, String titleKey, Map<String, ?> parameters) {
        Page page = page();
        String content = render(template, page, parameters);
        Map<String, Object> frame = new HashMap<>();
        frame.put("page", page);
        frame.put("title", page.t(titleKey));
        frame.put("content", (gg.jte.Content) output -> output.writeContent(content));
        StringOutput output = new StringOutput(content.length() + 8_192);
        templates.render("platform/layout.jte", frame, output);
        return ResponseEntity.status(status).contentType(html()).body(output.toString());
    }

    /** Only the template, without layout: a live part of a page. */
    public ResponseEntity<String> part(String template, Map<String, ?> parameters) {
        return ResponseEntity.ok().contentType(html()).body(render(template, page(), parameters));
    }

    /** Sends the browser to another page after a form, with a message that is shown there once. */
    public ResponseEntity<String> go(String path, String flashKey, Object... arguments) {
        request().getSession().setAttribute(FLASH, language().text(flashKey, arguments));
        return go(path);
    }

    public ResponseEntity<String> go(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** The person before the page; throws when nobody is signed in (the security chain prevents that). */
    public SignedIn user() {
        SignedIn user = signedIn();
        if (user == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return user;
    }

    /** The page facts of the running request. */
    public Page page() {
        HttpServletRequest request = request();
        SignedIn user = signedIn();
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(
                language(),
                navigation.side(),
                request.getRequestURI(),
                user,
                token == null ? "" : token.getToken(),
                clock.today(),
                takeFlash(request),
                user == null ? List.of() : links(user, request.getRequestURI()),
                rights,
                templates);
    }

    private List<Page.Link> links(SignedIn user, String path) {
        Language language = language();
        return navigation.items().stream()
                .map(item -> new Page.Link(
                        item.path(),
                        language.text(item.textKey()),
                        item.waiting().applyAsLong(user),
                        item.path().equals("/") ? path.equals("/") : path.startsWith(item.path())))
                .toList();
    }

    private String render(String template, Page page, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        StringOutput output = new StringOutput(16_384);
        templates.render(template + ".jte", all, output);
        return OfferedForms.in(output.toString(), page);
    }

    private Language language() {
        SignedIn user = signedIn();
        HttpSession session = request().getSession(false);
        Object chosen = session == null ? null : session.getAttribute(LOCALE);
        String wanted = chosen instanceof String locale
                ? locale
                : user != null ? user.locale() : request().getLocale().getLanguage();
        return requireNonNull(languages.get(wanted.equals("en") ? "en" : "de"));
    }

    private static @Nullable SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user ? user : null;
    }

    /** Shown once, but to all who ask within the request that shows it. */
    private static @Nullable String takeFlash(HttpServletRequest request) {
        if (request.getAttribute(FLASH) instanceof String taken) {
            return taken;
        }
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(FLASH) instanceof String flash)) {
            return null;
        }
        session.removeAttribute(FLASH);
        request.setAttribute(FLASH, flash);
        return flash;
    }

    /** The page of ours from which the person came, with its filter; the first page when it is unknown. */
    public String cameFrom() {
        return OwnPath.of(request().getHeader("Referer"))
                .map(from -> from.query().isEmpty() ? from.path() : from.path() + "?" + from.query())
                .orElse("/");
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static MediaType html() {
        return new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8);
    }
}

package de.mahnwerk.stories.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's (or the system's) Chromium, driven from here; it talks to the two sides and to nobody else. */
final class Screen implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** How wide a window is, and whether scripts run in it. */
    enum Window {
        DESKTOP(1280, 800),
        PHONE(360, 740),
        DARK(1280, 800),
        WITHOUT_SCRIPTS(1280, 800);

        private final int width;
        private final int height;

        Window(int width, int height) {
            this.width = width;
            this.height = height;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run")));

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("the browser tests need Chromium: install the package chromium"));
    }

    /** A window of a person of its own; every request to another host than {@code home} fails the test. */
    Page open(URI home, Window window, String language) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setBaseURL(home.toString())
                .setLocale(language.equals("de") ? "de-DE" : "en-GB")
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(window.width, window.height)
                .setColorScheme(window == Window.DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(window != Window.WITHOUT_SCRIPTS));
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            boolean ours = !asked.getScheme().startsWith("http")
                    || asked.getAuthority().equals(home.getAuthority());
            assertThat(ours).as("a page asked another host: %s", request.url()).isTrue();
        });
        page.onPageError(error -> {
            throw new AssertionError("a script failed on " + page.url() + ": " + error);
        });
        return page;
    }

    static void logIn(Page page, String login, String password) {
        page.navigate("/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill(password);
        page.locator("main button").click();
        page.waitForURL("**/");
    }

    static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    /** No finding of axe-core that a person would stumble over. */
    static void isAccessible(Page page) {
        List<Rule> found = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + "\n    "
                                + String.join(
                                        "\n    ",
                                        rule.getNodes().stream()
                                                .limit(4)
                                                .map(node -> node.getHtml())
                                                .toList()))
                        .toList())
                .as("accessibility of %s", page.url())
                .isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

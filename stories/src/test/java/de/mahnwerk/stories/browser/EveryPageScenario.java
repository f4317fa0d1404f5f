package de.mahnwerk.stories.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import de.mahnwerk.app.demo.DemoCommand;
import de.mahnwerk.stories.browser.Screen.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@DisplayName("Every page of both sides, with a small demo world in it")
class EveryPageScenario {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 20);
    private static final int DAYS = 125;
    private static final int MOST_TRANSFERRED = 100_000;

    /** A code that nobody translated: {@code IN_COLLECTION}, {@code PARTLY_PAID}. */
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z0-9]+)+\\b");

    @TempDir
    static Path folder;

    private static TwoSides sides;
    private static Screen screen;

    /** The pages of a side, one a line: name, address, and where needed the selectors of links to go on by. */
    enum House {
        MERCHANT("nl", """
                overview /
                items /items
                items-ready /items?view=overdue&overdue=31&blocked=no
                items-empty /items?q=nichts-dergleichen
                item /items?view=overdue tbody a
                item-in-collection /items?view=collection tbody a
                case-closed /cases?status=CLOSED tbody a
                customer /items?view=overdue tbody td:nth-child(3) a
                runs /runs
                letters /letters
                run /runs tbody a
                queue /queue
                cases /cases
                imports /imports
                systems /systems
                import /imports tbody a
                payments /payments
                settlements /settlements
                settlement /settlements tbody a
                reconciliation /reconciliation
                accounting /accounting?from=2026-04-20&to=2026-12-31
                accounting-empty /accounting?from=2020-01-01&to=2020-01-31
                policy /policy
                policy-new /policy/new
                texts /texts
                text /texts tbody a
                inbox /inbox
                outbox /outbox
                leftovers /leftovers
                agencies /agencies
                calculator /calculator
                calculator-interest /calculator/interest?principal=1000.00&from=2026-07-02&to=2026-11-23&points=5
                search /search?q=m
                people /people
                person /people tbody a
                audit /audit
                me /me
                missing /items/999999999
                """),
        AGENCY("sachbearbeitung", """
                overview /
                incoming /incoming
                cases /cases
                cases-closed /cases?status=CLOSED
                case /cases?status=PRE_COURT tbody a
                case-closed /cases?status=CLOSED tbody a
                plan /cases?status=PRE_COURT tbody a >> .mw-actions a
                payments /payments
                payments-open /payments?view=open
                settlements /settlements
                settlement /settlements tbody a
                clients /clients
                client /clients tbody a
                client-onboarding /clients tbody a >> .mw-actions a
                client-calculator /clients tbody a >> .mw-actions a[href$=calculator]
                client-files /clients tbody a >> .mw-actions a[href$=files]
                new-case /cases/new
                desk /desk
                letters /letters
                limitation /limitation
                privacy /privacy
                retention /retention
                erasures /retention/proofs
                privacy-found /privacy?q=NW-26-0001000
                strategy /strategy
                strategy-draft /strategy .mw-actions a[href$=draft]
                trial /strategy .mw-actions a[href$=trial]
                figures /clients tbody a >> .mw-actions a[href$=figures]
                webhooks /webhooks
                search /search?q=m
                calculator /calculator
                payouts /payouts
                accounting /accounting?from=2026-01-01&to=2026-12-31
                people /people
                person /people tbody a
                audit /audit
                me /me
                missing /cases/NW-26-9999999
                """);

        private final String login;
        private final String pages;

        House(String login, String pages) {
            this.login = login;
            this.pages = pages;
        }

        URI address() {
            return this == MERCHANT ? sides.merchant() : sides.agency();
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @BeforeAll
    static void live() throws IOException {
        int merchantPort = freePort();
        int agencyPort = freePort();
        Path world = folder.resolve("world");
        int exit = new CommandLine(new DemoCommand())
                .execute(
                        "--headless",
                        "--days",
                        Integer.toString(DAYS),
                        "--customers",
                        "60",
                        "--data",
                        world.toString(),
                        "--merchant-port",
                        Integer.toString(merchantPort),
                        "--agency-port",
                        Integer.toString(agencyPort));
        assertThat(exit).isZero();
        sides = new TwoSides(world, FIRST_DAY.plusDays(DAYS), merchantPort, agencyPort);
        screen = new Screen();
    }

    @AfterAll
    static void close() {
        screen.close();
        sides.close();
    }

    /** The merchant knows the agency's address from the time-lapse, so both must be found at the same ports again. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @EnumSource(House.class)
    void is_readable_on_a_desktop_in_the_light_and_weighs_little(House house) {
        visit(house, Window.DESKTOP, "de", (name, page) -> {
            Screen.picture(page, house.key() + "-" + name);
            Screen.isAccessible(page);
            assertThat(weight(page)).as("bytes of %s", page.url()).isPositive().isLessThan(MOST_TRANSFERRED);
        });
    }

    /** Bytes that come over the wire for this page once the browser knows the style. */
    private static long weight(Page page) {
        AtomicLong bytes = new AtomicLong();
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on("Network.loadingFinished", (JsonObject done) -> {
            long _ = bytes.addAndGet(done.get("encodedDataLength").getAsLong());
        });
        page.navigate(page.url());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        network.detach();
        return bytes.get();
    }

    @ParameterizedTest
    @EnumSource(House.class)
    void is_readable_in_the_dark(House house) {
        visit(house, Window.DARK, "de", (name, page) -> {
            Screen.picture(page, house.key() + "-" + name + "-dark");
            Screen.isAccessible(page);
        });
    }

    @ParameterizedTest
    @EnumSource(House.class)
    void fits_a_phone(House house) {
        visit(house, Window.PHONE, "de", (name, page) -> {
            Screen.picture(page, house.key() + "-" + name + "-phone");
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("how wide %s is on a phone", page.url())
                    .isLessThanOrEqualTo(360);
        });
    }

    @ParameterizedTest
    @EnumSource(House.class)
    void speaks_english_and_shows_no_codes(House house) {
        visit(house, Window.DESKTOP, "en", (name, page) -> {
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(CODE.matcher(page.locator("main").innerText()).results().map(hit -> hit.group()))
                    .as("codes on %s", page.url())
                    .isEmpty();
        });
    }

    @Test
    void a_strategy_is_tried_before_it_is_published() {
        for (Window window : List.of(Window.DESKTOP, Window.PHONE)) {
            for (String language : List.of("de", "en")) {
                String name = "agency-strategy-tried-" + window.key() + "-" + language;
                Page page = logIn(House.AGENCY, window, language);
                page.navigate("/strategy");
                page.navigate(page.locator("main .mw-actions a[href$=draft]").getAttribute("href"));
                String text = page.locator("#yaml").inputValue();
                page.locator("#yaml").fill(text.replace("after: 21", "after: bald"));
                page.locator("form:has(#yaml) button").first().click();
                assertThat(page.locator("[role=alert] tbody tr").innerText()).contains("after", "bald");
                Screen.picture(page, name + "-faults");
                Screen.isAccessible(page);
                page.locator("#yaml").fill(text.replace("fee: NORMAL", "fee: NORMAL, when: { amountFrom: 5000 }"));
                page.locator("form:has(#yaml) button").first().click();
                assertThat(page.locator("main a[href^='/cases/']").count()).isPositive();
                Screen.picture(page, name);
                Screen.isAccessible(page);
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .isLessThanOrEqualTo(window == Window.PHONE ? 360 : 1280);
                page.context().close();
            }
        }
    }

    @Test
    void a_system_gets_a_key_that_is_shown_once() {
        for (Window window : List.of(Window.DESKTOP, Window.PHONE)) {
            Page page = logIn(House.MERCHANT, window, window == Window.PHONE ? "en" : "de");
            page.navigate("/imports");
            page.navigate(page.locator("main a[href='/systems']").getAttribute("href"));
            page.locator("#system").fill("Shopware " + window.key());
            page.locator("form[action='/systems'] button").click();
            assertThat(page.locator("[role=status] code").innerText()).startsWith("mwk_");
            Screen.picture(page, "merchant-systems-key-" + window.key());
            Screen.isAccessible(page);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(window == Window.PHONE ? 360 : 1280);
            page.navigate("/systems");
            assertThat(page.locator("main").innerText())
                    .contains("Shopware " + window.key())
                    .doesNotContain("mwk_");
            page.context().close();
        }
    }

    @Test
    void a_long_list_shows_its_progress() {
        byte[] list = ("Kundennummer;Nachname;Rechnungsnummer;Rechnungsdatum;Betrag\n"
                        + IntStream.range(0, 40_000)
                                .mapToObj(i -> "K-%d;Lang;LL-%d;01.08.2026;10,00;%s%n".formatted(i, i, " ".repeat(30)))
                                .collect(Collectors.joining()))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (Window window : List.of(Window.DESKTOP, Window.PHONE)) {
            Page page = logIn(House.MERCHANT, window, window == Window.PHONE ? "en" : "de");
            page.navigate("/imports");
            page.setInputFiles("#file", new FilePayload("offene-posten.csv", "text/csv", list));
            page.locator("button[formaction='/imports']").click();
            assertThat(page.locator("progress").getAttribute("value")).isEqualTo("0");
            assertThat(page.locator("main").innerText()).contains("40" + (window == Window.PHONE ? "," : ".") + "001");
            Screen.picture(page, "merchant-import-running-" + window.key());
            Screen.isAccessible(page);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(window == Window.PHONE ? 360 : 1280);
            page.context().close();
        }
    }

    @Test
    void lists_go_out_as_csv_and_as_a_sheet() {
        for (House house : House.values()) {
            Page page = logIn(house, Window.DESKTOP, "de");
            String list = house == House.MERCHANT ? "/items" : "/cases";
            byte[] csv = page.request().get(list + ".csv").body();
            assertThat(new String(csv, java.nio.charset.StandardCharsets.UTF_8)
                            .lines()
                            .count())
                    .isGreaterThan(5);
            assertThat(page.request().get(list + ".xlsx").body()).startsWith('P', 'K');
            page.context().close();
        }
    }

    /** 1500 is what the agency has received for the merchant and not paid out; its last statement is of the last week. */
    @Test
    void what_goes_to_accounting_agrees_with_what_the_agency_paid_out() {
        Page page = logIn(House.MERCHANT, Window.DESKTOP, "de");
        page.navigate("/accounting?from=" + FIRST_DAY + "&to=" + FIRST_DAY.plusDays(DAYS));
        page.locator("button[value=CSV]").click();
        byte[] file = page.request()
                .get(page.locator("a[href*='/accounting/files/']").first().getAttribute("href"))
                .body();
        List<String[]> bookings = new String(file, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
        assertThat(bookings.stream().map(booking -> booking[8]).distinct())
                .contains(
                        "Zahlung",
                        "Mahnkosten",
                        "Inkasso-Zahlung",
                        "Inkassokosten vom Schuldner",
                        "Inkassovergütung",
                        "Auszahlung Inkasso");
        page.navigate("/");
        String underWay = page.locator("text=unterwegs zu Ihnen").first().innerText();
        assertThat(balance(bookings, "1500"))
                .as(underWay)
                .isEqualByComparingTo(decimal(underWay.replaceAll("[^0-9,.-]", "")));
        page.context().close();
    }

    private static BigDecimal balance(List<String[]> bookings, String account) {
        return bookings.stream()
                .map(booking -> booking[1].equals(account)
                        ? decimal(booking[3])
                        : booking[2].equals(account) ? decimal(booking[3]).negate() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(String german) {
        return new BigDecimal(german.replace(".", "").replace(',', '.'));
    }

    private interface Look {
        void at(String name, Page page);
    }

    private static void visit(House house, Window window, String language, Look look) {
        Page page = logIn(house, window, language);
        Map<String, @Nullable String> wrong = new LinkedHashMap<>();
        List<String> seen = new ArrayList<>();
        for (String one : house.pages.lines().toList()) {
            String[] parts = one.split(" ", 3);
            try {
                page.navigate(parts[1]);
                for (String link : parts.length == 3 ? parts[2].split(" >> ", -1) : new String[0]) {
                    page.navigate(page.locator("main " + link).first().getAttribute("href"));
                }
                page.waitForLoadState();
                look.at(parts[0], page);
            } catch (AssertionError | PlaywrightException e) {
                wrong.put(parts[0], e.getMessage());
            }
            seen.add(parts[0]);
        }
        page.context().close();
        assertThat(seen).hasSize((int) house.pages.lines().count());
        assertThat(wrong.values())
                .as("%s, %s: %s", house, window, wrong.keySet())
                .isEmpty();
    }

    private static Page logIn(House house, Window window, String language) {
        Page page = screen.open(house.address(), window, language);
        page.navigate("/login?locale=" + language);
        Screen.logIn(page, house.login, "mahnwerk-demo");
        return page;
    }
}

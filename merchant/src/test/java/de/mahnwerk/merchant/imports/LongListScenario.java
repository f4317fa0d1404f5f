package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.receivables.NewOpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.TestDatabase;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that is too long to be taken while somebody waits: piece by piece, with its progress on a page. */
class LongListScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(LongListScenario.class);
    private static final int LINES = 30_000;
    private static final String HEADER =
            "Kundennummer;Vorname;Nachname;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Bemerkung\n";

    private final Shop shop = HOUSE.shop();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    /** Line 15,002 has no amount, line 25,002 repeats the number of line 2. */
    private static String list() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < LINES; i++) {
            csv.append("K-%d;Kim;Müßig%d;Ahornweg 5;50667;Köln;RE-%d;01.09.2026;15.09.2026;%s;%s%n"
                    .formatted(
                            i / 3,
                            i / 3,
                            i == 25_000 ? 0 : i,
                            i == 15_000 ? "zwölf" : "10,00",
                            "bestellt in der Filiale, noch nicht bezahlt"));
        }
        return csv.toString();
    }

    @Test
    void it_is_kept_at_once_and_taken_in_the_background_and_faults_leave_the_rest() {
        byte[] file = list().getBytes(Charset.forName("windows-1252"));

        Shop.Sight begun = shop.imports("offene-posten.csv", file);
        assertThat(begun.text()).contains("wird übernommen", "0 % – 0 von 30.001 Zeilen", "erneuert sich von selbst");
        assertThat(shop.items()).isEmpty();

        HOUSE.settle();
        TestDatabase.analyzed(LongListScenario.class);

        Shop.Sight done = shop.look("imports/" + begun.id());
        assertThat(done.text())
                .contains("übernommen", "100 % – 30.001 von 30.001 Zeilen", "neu 29.998", "Fehler 2")
                .contains("line 15002", "zwölf", "line 25002", "mehrmals")
                .doesNotContain("erneuert sich");
        assertThat(shop.items()).hasSize(29_998);
        assertThat(shop.item("RE-29999").customer()).isEqualTo("Kim Müßig9999");
        assertThat(new String(shop.download("imports/" + begun.id() + "/faults.csv"), UTF_8).lines())
                .hasSize(3);

        assertThat(shop.imports("kopie.csv", file).path())
                .as("known by its content")
                .isEqualTo(begun.path());
        HOUSE.settle();
        assertThat(shop.look("imports/" + begun.id()).text()).contains("neu 0", "unverändert 29.998", "Fehler 2");
    }

    @Test
    void a_dry_run_reads_its_beginning_and_keeps_it_to_be_taken() {
        byte[] file = list().replace("RE-", "P-").replace("zwölf", "12,00").getBytes(UTF_8);

        Shop.Sight tried = shop.upload("imports/preview", "offene-posten.csv", file);
        assertThat(tried.text()).contains("5.000 von 30.001", "neu 5.000", "Fehler 0");
        HOUSE.settle();
        assertThat(shop.items()).isEmpty();
        assertThat(shop.look("imports").text()).doesNotContain("offene-posten.csv");

        String sha256 = tried.html().replaceFirst("(?s).*name=\"sha256\" value=\"([^\"]+)\".*", "$1");
        Shop.Sight begun = shop.fill("imports/tried", Map.of("sha256", sha256, "name", "offene-posten.csv"));
        HOUSE.settle();
        assertThat(shop.look(begun.path().substring(1)).text()).contains("neu 29.999", "Fehler 1");
        assertThat(shop.upload("imports/preview", "offene-posten.csv", file).text())
                .contains("neu 0", "unverändert 5.000");
    }

    @Test
    void a_short_list_that_is_taken_twice_after_its_preview_keeps_what_is_known_of_it() {
        byte[] file = (HEADER + """
                K-S;Kim;Kurz;Ahornweg 5;50667;Köln;S-1;01.09.2026;15.09.2026;10,00;kurz
                K-S;Kim;Kurz;Ahornweg 5;50667;Köln;S-2;01.09.2026;15.09.2026;zwölf;kurz
                """).getBytes(UTF_8);
        Shop.Sight tried = shop.upload("imports/preview", "kurz.csv", file);
        String sha256 = tried.html().replaceFirst("(?s).*name=\"sha256\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> button = Map.of("sha256", sha256, "name", "kurz.csv");
        String first = shop.fill("imports/tried", button).text();
        assertThat(first).contains("neu 1", "Fehler 1", "zwölf");
        assertThat(shop.fill("imports/tried", button).text()).contains("unverändert 1", "Fehler 1", "zwölf");
    }

    @Test
    void what_no_database_can_keep_is_a_fault_of_its_line() {
        byte[] file = list().replace("RE-7;01.09.2026;15.09.2026;10,00", "RE-7;01.01.0000;15.09.2026;10,00")
                .replace("K-3;Kim;Müßig3;", "K-" + "9".repeat(9_000) + ";Kim;Müßig3;")
                .replace("RE-", "G-")
                .replace("zwölf", "12,00")
                .getBytes(UTF_8);
        Shop.Sight begun = shop.imports("gift.csv", file);
        HOUSE.settle();
        assertThat(shop.look("imports/" + begun.id()).text())
                .contains("übernommen", "line 9", "01.01.0000", "Kundennummer ist länger");
    }

    /** Another system brings an invoice of the list while its piece is being taken: the piece fails as a whole, and is taken again. */
    @Test
    void after_a_disturbance_it_goes_on_where_it_stopped_and_takes_nothing_twice() throws Exception {
        byte[] file = list().replace("zwölf", "12,00").getBytes(UTF_8);
        Tenancy tenancy = HOUSE.bean(Tenancy.class);
        Receivables receivables = HOUSE.bean(Receivables.class);
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> tenancy.run(shop.tenant(), () -> {
            assertThat(receivables
                            .register(shop.tenant(), List.of(invoice("RE-22222")), HOUSE.today())
                            .added())
                    .isEqualTo(1);
            there.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        there.await();
        Shop.Sight begun = shop.imports("offene-posten.csv", file);
        Thread taking = Thread.ofPlatform().start(HOUSE::settle);
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> shop.look("imports/" + begun.id()).text(), page -> page.contains("66 % – 20.001"));
            await().atMost(Duration.ofMinutes(1)).until(() -> isWaitedFor(tenancy));
        } finally {
            go.countDown();
        }
        other.get();
        taking.join();

        HOUSE.settle();
        Shop.Sight done = shop.look("imports/" + begun.id());
        assertThat(done.text())
                .contains("100 %", "neu 29.998", "unverändert 1", "Fehler 1")
                .doesNotContain("stockt");
        assertThat(shop.items()).hasSize(29_999);
    }

    /** The piece has come to the invoice that the other transaction has not let go of yet. */
    private static boolean isWaitedFor(Tenancy tenancy) {
        return tenancy.asEveryone(
                () -> HOUSE.bean(JdbcClient.class).sql("""
                        select exists (select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
                                        where a.datname = current_database() and not l.granted)
                        """).query(Boolean.class).single());
    }

    private static NewOpenItem invoice(String number) {
        LocalDate issued = LocalDate.of(2026, 9, 1);
        return new NewOpenItem(
                "K-X",
                "CONSUMER",
                "",
                "",
                "Kim",
                "Anders",
                "",
                "Weg 1",
                "50667",
                "Köln",
                "DE",
                "",
                "",
                "",
                "INVOICE",
                number,
                "",
                "",
                null,
                null,
                issued,
                issued.plusDays(14),
                "EUR",
                1000,
                1000,
                false,
                "",
                "",
                null);
    }
}

package de.mahnwerk.agency.insight;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three claims of 89.90 in November, one of them paid directly ten days later, one in part; another client's counts nowhere. */
class ClientFiguresScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;

    private final AgencyHouse agency = AgencyHouse.open(ClientFiguresScenario.class);
    private final Desk client = new Desk(agency, agency.client("M-1"));
    private final Clerk clerk = agency.clerk();

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private <T> List<T> figures(Function<ClientFigures, List<T>> asked) {
        return agency.bean(Tenancy.class).asEveryone(() -> asked.apply(agency.bean(ClientFigures.class)));
    }

    private void paysDirectly(String id, String amount) {
        client.post(201, "claims/" + id + "/payments", """
                {"kind": "PAYMENT", "paymentReference": "Z-%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "valueDate": "2026-11-12"}
                """.formatted(id, amount));
    }

    @Test
    void what_was_handed_over_what_came_back_and_what_is_open() {
        String paid = client.handOver("A-1");
        String partly = client.handOver("A-2");
        String _ = client.handOver("A-3");
        String _ = new Desk(agency, agency.client("M-2")).handOver("B-1");
        agency.goTo(MONDAY.plusDays(10));
        paysDirectly(paid, client.amount(paid, "open"));
        paysDirectly(partly, "20.00");

        long of = client.caller().client();
        List<ClientFigures.Row> rows = figures(all -> all.rows(of, MONDAY, MONDAY.plusDays(10)));
        assertThat(ClientFigures.byChannel(rows)).singleElement().satisfies(row -> {
            assertThat(row.channel()).isEqualTo(Channel.ERP_INTERFACE);
            assertThat(row.cases()).isEqualTo(3);
            assertThat(row.closed()).isEqualTo(1);
            assertThat(row.paying()).isEqualTo(2);
            assertThat(row.averageDays()).isEqualTo(10);
            assertThat(row.handedOver()).isEqualTo(Money.cents(3 * 8_990));
            assertThat(row.recovered()).isGreaterThan(Money.cents(8_990 + 2_000));
        });
        assertThat(figures(all -> all.rows(of, MONDAY.plusDays(1), MONDAY.plusDays(10))))
                .as("accepted later")
                .isEmpty();
        assertThat(figures(all -> all.open(of, MONDAY.plusDays(30))))
                .extracting(ClientFigures.Age::cases)
                .containsExactly(2L, 0L, 0L, 0L, 0L);
        assertThat(figures(all -> all.open(of, MONDAY.plusDays(31))))
                .extracting(ClientFigures.Age::cases)
                .containsExactly(0L, 2L, 0L, 0L, 0L);
        assertThat(figures(all -> all.open(of, MONDAY.plusDays(10))).getFirst().principal())
                .as("one of 89.90, and one less what is paid after the costs")
                .isBetween(Money.cents(8_990), Money.cents(2 * 8_990));

        String page = clerk.look("clients/" + of + "/figures").html();
        assertThat(page).contains("Schnittstelle", "269,70", "bis zu 30 Tagen", "mehr als 365 Tagen");
        assertThat(clerk.look("clients/" + of + "/figures.csv").html()).contains("Übergeben", "269,70", "01.11.2026");
        assertThat(clerk.look("clients/" + of + "/figures?from=2020-01-01&to=2020-12-31")
                        .html())
                .contains("nichts übergeben");
    }
}

package de.mahnwerk.merchant.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Amounts;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.Outcome;
import de.mahnwerk.protocol.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case lives again at the agency, but its invoice has gone another way at home. */
class LivesAgainScenario {

    private static final LocalDate TODAY = MerchantHouse.FIRST_DAY;
    private static final LocalDate DUE = LocalDate.of(2026, 10, 15);
    private static final MerchantHouse HOUSE = MerchantHouse.open(LivesAgainScenario.class);
    private static final Amounts NOTHING = new Amounts(
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0),
            Amount.ofCents(0));

    private final Shop shop = HOUSE.shop();
    private final Tenancy tenancy = HOUSE.bean(Tenancy.class);
    private final JdbcClient db = HOUSE.bean(JdbcClient.class);
    private long item;
    private long events;

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @BeforeEach
    void an_invoice_is_overdue() {
        shop.owes(kim("50667").invoice("R-1", "80,00", DUE));
        item = shop.idOf("R-1");
    }

    private static Buyer kim(String postcode) {
        return Buyer.person("K-1", "Kim", "Muster", postcode);
    }

    /** Puts the invoice into the queue; what the agency would make of it the test says. */
    private UUID handedOver(String state) {
        long tenant = shop.tenant();
        HandoverQueue.Clicked clicked = tenancy.as(
                tenant, () -> HOUSE.bean(HandoverQueue.class).click(tenant, List.of(item), shop.login(), TODAY));
        assertThat(clicked.handovers()).isEqualTo(1);
        return tenancy.as(tenant, () -> {
            UUID id = db.sql("select id from handover where tenant = :tenant order by id desc limit 1")
                    .param("tenant", tenant)
                    .query(UUID.class)
                    .single();
            Rows.exactlyOne(db.sql("update handover set state = :state where tenant = :tenant and id = :id")
                    .param("tenant", tenant)
                    .param("state", state)
                    .param("id", id)
                    .update());
            if (state.equals("ACCEPTED") || state.equals("TRANSMITTING")) {
                int _ = HOUSE.bean(Receivables.class).markInCollection(tenant, List.of(item));
            }
            return id;
        });
    }

    private String now(UUID handover) {
        long tenant = shop.tenant();
        return tenancy.as(
                tenant,
                () -> db.sql("""
                                select h.state || case when i.live then ' with' else ' without' end
                                  from handover h join handover_item i on i.tenant = h.tenant and i.handover_id = h.id
                                 where h.tenant = :tenant and h.id = :id
                                """)
                        .param("tenant", tenant)
                        .param("id", handover)
                        .query(String.class)
                        .single());
    }

    private Event event(UUID handover, String type, ClaimStatus status, @Nullable Outcome outcome) {
        long tenant = shop.tenant();
        String reference = tenancy.as(
                tenant,
                () -> db.sql("select merchant_reference from handover where tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", handover)
                        .query(String.class)
                        .single());
        events++;
        return new Event(
                Ids.next(),
                events,
                events,
                type,
                Instant.parse("2026-11-02T09:15:00Z"),
                TODAY,
                handover,
                "NW-26-0000001",
                reference,
                status,
                "LETTER_1",
                null,
                null,
                outcome,
                NOTHING,
                Map.of(),
                new Text("Ein Satz.", "A sentence."));
    }

    private Event closed(UUID handover) {
        return event(handover, "case.closed", ClaimStatus.CLOSED, Outcome.PAID);
    }

    private Event reopened(UUID handover) {
        return event(handover, "case.reopened", ClaimStatus.PRE_COURT, null);
    }

    private void page(Event... page) {
        tenancy.run(shop.tenant(), () -> HOUSE.bean(EventBook.class).apply(shop.tenant(), "Nordwall", List.of(page)));
    }

    private void theWriteOffIsTakenBack() {
        Shop.Sight done = shop.fill("items/" + item + "/undo-write-off", Map.of());
        assertThat(done.status()).isEqualTo(200);
        assertThat(shop.item("R-1").state()).isEqualTo("OPEN");
    }

    @Test
    void of_two_ended_hand_overs_of_one_invoice_that_live_again_together_the_newer_has_it() {
        UUID first = handedOver("ACCEPTED");
        page(closed(first));
        theWriteOffIsTakenBack();
        UUID second = handedOver("ACCEPTED");
        page(closed(second));
        assertThat(shop.item("R-1").state()).isEqualTo("WRITTEN_OFF");

        page(reopened(first), reopened(second));
        assertThat(now(first)).isEqualTo("ACCEPTED without");
        assertThat(now(second)).isEqualTo("ACCEPTED with");
        assertThat(shop.item("R-1").state()).isEqualTo("IN_COLLECTION");
        assertThat(shop.item("R-1").open())
                .as("written off once, taken back once")
                .isEqualTo("80,00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVIEW", "QUEUED", "REJECTED"})
    void a_hand_over_that_waits_or_was_refused_gives_way(String state) {
        UUID first = handedOver("ACCEPTED");
        page(closed(first));
        theWriteOffIsTakenBack();
        UUID second = handedOver(state);

        page(reopened(first));
        assertThat(now(first)).isEqualTo("ACCEPTED with");
        assertThat(now(second)).isEqualTo("REMOVED without");
    }

    @Test
    void a_hand_over_that_is_on_its_way_loses_the_invoice_and_its_answer_is_noted_as_it_comes() {
        UUID first = handedOver("ACCEPTED");
        page(closed(first));
        theWriteOffIsTakenBack();
        UUID second = handedOver("TRANSMITTING");

        page(reopened(first));
        assertThat(now(first)).isEqualTo("ACCEPTED with");
        assertThat(now(second)).isEqualTo("TRANSMITTING without");
    }

    @Test
    void what_ends_and_lives_again_on_one_page_is_collected_as_before() {
        UUID only = handedOver("ACCEPTED");
        page(closed(only), reopened(only));
        assertThat(now(only)).isEqualTo("ACCEPTED with");
        assertThat(shop.item("R-1").state()).isEqualTo("IN_COLLECTION");
        assertThat(shop.item("R-1").open()).isEqualTo("80,00");
        page(closed(only));
        assertThat(now(only)).isEqualTo("ENDED without");
        page(reopened(only), closed(only));
        assertThat(now(only)).isEqualTo("ENDED without");
    }

    @Test
    void who_moved_while_his_case_was_closed_is_told_to_the_agency_when_it_lives_again() {
        UUID only = handedOver("ACCEPTED");
        page(closed(only));
        shop.owes(kim("50937").invoice("R-2", "12,00", DUE));
        assertThat(told(only)).isEmpty();

        page(reopened(only));
        assertThat(told(only)).singleElement().asString().startsWith("debtor ").contains("50937");
        page(closed(only));
        page(reopened(only));
        assertThat(told(only)).as("once").hasSize(1);
    }

    private List<String> told(UUID handover) {
        return tenancy
                .as(shop.tenant(), () -> HOUSE.bean(Outbox.class).about(shop.tenant(), handover.toString()))
                .stream()
                .map(one -> one.type() + " " + one.payload())
                .toList();
    }
}

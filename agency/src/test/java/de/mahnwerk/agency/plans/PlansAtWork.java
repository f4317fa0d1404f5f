package de.mahnwerk.agency.plans;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A case after its first letter, before a clerk who agrees instalments with its debtor. */
abstract class PlansAtWork {

    static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    static final LocalDate SECOND = LocalDate.of(2026, 12, 16);
    static final String KIM = "DE02120300000000202051";

    final AgencyHouse agency = AgencyHouse.open(getClass());
    final TrustBank bank = new TrustBank(agency);
    final ClientDesk client = new ClientDesk(agency);
    final Clerk clerk = agency.clerk();
    CollectionCase one;

    @BeforeEach
    void firstLetter() {
        one = client.handOver("H-1");
        agency.goTo(MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    final Clerk.Sight offer(String costs) {
        Clerk.Sight _ = clerk.look(page());
        return clerk.fill(page(), Map.of("number", "2", "first", FIRST.toString(), "costs", costs));
    }

    final Clerk.Sight agree(LocalDate on) {
        Clerk.Sight _ = clerk.look(page());
        return clerk.fill(page() + "/agreement", Map.of("agreedOn", on.toString(), "received", "EMAIL"));
    }

    final String page() {
        return "cases/" + one.reference() + "/plan";
    }

    final void pays(LocalDate day, String amount) {
        agency.goTo(day);
        bank.receives(day, amount, "Kim Muster", KIM, one.paymentReference().value());
        assertThat(bank.tells(day).allocated()).isEqualTo(1);
    }

    final String status() {
        return client.claim(one).path("status").stringValue();
    }

    final Plan plan() {
        return agency.bean(Tenancy.class)
                .as(one.client(), () -> agency.bean(PaymentPlans.class).of(one.client(), one.id()))
                .orElseThrow();
    }

    final CaseLetters letters() {
        return new CaseLetters(agency, one);
    }

    final List<String> letterDays() {
        return letters().all().stream()
                .map(letter -> letter.day() + " " + letter.kind())
                .toList();
    }
}

package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** Cases that end by a payment and live again when it goes back. */
abstract class PaymentsThatReturn {

    static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    static final String KIM = "DE02120300000000202051";

    final AgencyHouse agency = AgencyHouse.open(getClass());
    final TrustBank bank = new TrustBank(agency);
    final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    final CollectionCase onPaper(String reference) {
        return client.handOver(
                reference,
                Claims.of(reference, "RE-" + reference).replace("\"emails\": [\"kim.muster@example.org\"], ", ""));
    }

    final void pays(CollectionCase one, LocalDate day, String amount) {
        agency.goTo(day);
        bank.receives(day, amount, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(day).allocated()).isEqualTo(1);
    }

    final void goBack(CollectionCase one, LocalDate day, String... amounts) {
        agency.goTo(day);
        for (String amount : amounts) {
            bank.takesBack(day, amount, "Kim Muster", KIM, one.reference());
        }
        assertThat(bank.tells(day).waiting()).isZero();
        agency.numberEvents();
    }

    final String status(CollectionCase one) {
        JsonNode claim = client.claim(one);
        String outcome = claim.path("outcome").asString("");
        return claim.path("status").stringValue() + (outcome.isEmpty() ? "" : " " + outcome);
    }

    final String next(CollectionCase one) {
        JsonNode claim = client.claim(one);
        return claim.path("nextStep").asString("") + " "
                + claim.path("nextStepOn").asString("");
    }

    final List<String> letters(CollectionCase one) {
        return new CaseLetters(agency, one)
                .all().stream()
                        .map(letter -> letter.day() + " " + letter.kind() + " "
                                + Money.cents(letter.demandedCents()).toPlainString())
                        .toList();
    }

    final List<String> tasks(LocalDate day) {
        return agency
                .bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Desk.class).tasks(Optional.empty(), day, 100))
                .stream()
                .map(task -> task.lostOn() + " " + task.kind() + " "
                        + task.atStake().toPlainString() + " " + task.what().in(Locale.GERMAN))
                .toList();
    }

    final void theBankHoldsWhatIsOwed() {
        TrustLedger.Proof proof = agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(TrustLedger.class).proof());
        assertThat(proof.holds()).isTrue();
        assertThat(proof.bank()).isEqualTo(bank.balance());
    }
}

package de.mahnwerk.app.demo;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventPage;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.client.ClientSettings;
import de.mahnwerk.protocol.client.HandoverClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows one client's feed, as the debtors' letter boxes: which letters the agency has sent since the last look. */
final class Agency implements AutoCloseable {

    private static final int PAGE = 1_000;

    private final HandoverClient client;
    private long cursor;

    Agency(URI address, String clientId, String clientSecret) {
        this.client = HandoverClient.connect(ClientSettings.of(address, clientId, clientSecret));
    }

    List<Debtors.AgencyLetter> newLetters() {
        List<Debtors.AgencyLetter> letters = new ArrayList<>();
        boolean more = true;
        while (more) {
            EventPage page = client.events(cursor, PAGE, Duration.ZERO).orThrow();
            for (Event event : page.events()) {
                if (event.kind() == EventType.LETTER_SENT && event.caseId() != null) {
                    letters.add(letter(event));
                }
            }
            cursor = page.next();
            more = page.more();
        }
        return letters;
    }

    private Debtors.AgencyLetter letter(Event event) {
        Claim claim =
                client.claim(java.util.Objects.requireNonNull(event.caseId())).orThrow();
        String digits = claim.caseReference().substring(claim.caseReference().lastIndexOf('-') + 1);
        Money open =
                Money.cents(event.amounts() == null ? 0 : event.amounts().open().cents());
        return new Debtors.AgencyLetter(
                String.valueOf(event.data().get("kind")),
                claim.invoiceNumbers(),
                CreditorReference.of(Long.parseLong(digits)).printed(),
                claim.caseReference(),
                open);
    }

    @Override
    public void close() {
        client.close();
    }
}

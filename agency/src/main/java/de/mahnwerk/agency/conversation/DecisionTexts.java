package de.mahnwerk.agency.conversation;

import de.mahnwerk.protocol.DecisionChoice;
import de.mahnwerk.protocol.DecisionKind;
import de.mahnwerk.protocol.Party;
import de.mahnwerk.protocol.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a decision asks and what follows from it, in the words of both languages. */
final class DecisionTexts {

    private DecisionTexts() {}

    static Text question(DecisionKind kind, @Nullable Long offerCents) {
        return switch (kind) {
            case COURT_ACTION ->
                new Text("Soll ein Mahnbescheid beantragt werden?", "Shall a court payment order be applied for?");
            case SETTLEMENT_OFFER -> {
                String offer = BigDecimal.valueOf(offerCents == null ? 0 : offerCents, 2)
                        .toPlainString();
                yield new Text(
                        "Der Schuldner bietet " + offer.replace('.', ',') + " € zum Vergleich. Annehmen?",
                        "The debtor offers €" + offer + " in settlement. Accept?");
            }
            case WRITE_OFF, UNKNOWN ->
                new Text("Soll die Forderung ausgebucht werden?", "Shall the claim be written off?");
        };
    }

    static Text ifYes(DecisionKind kind) {
        return switch (kind) {
            case COURT_ACTION ->
                new Text(
                        "Der Antrag wird gestellt; Gerichtskosten verauslagen Sie.",
                        "The application is made; you advance the court's fee.");
            case SETTLEMENT_OFFER ->
                new Text(
                        "Der Vergleich wird geschlossen; ist er bezahlt, ist die Akte erledigt.",
                        "The settlement is concluded; once it is paid the case is closed.");
            case WRITE_OFF, UNKNOWN -> new Text("Die Akte wird geschlossen.", "The case is closed.");
        };
    }

    static Text ifNo(DecisionKind kind) {
        return switch (kind) {
            case COURT_ACTION ->
                new Text("Die Forderung wird langfristig überwacht.", "The claim is monitored for the long term.");
            case SETTLEMENT_OFFER, WRITE_OFF, UNKNOWN ->
                new Text("Die Bearbeitung geht weiter wie bisher.", "Collection goes on as before.");
        };
    }

    static Text taken(DecisionKind kind, DecisionChoice choice, Party by) {
        boolean yes = choice == DecisionChoice.YES;
        Text follows = yes ? ifYes(kind) : ifNo(kind);
        return by == Party.AGENCY
                ? new Text(
                        "Keine Entscheidung bis zum Termin, gilt als Nein. " + follows.de(),
                        "No decision until the due date counts as no. " + follows.en())
                : new Text(
                        (yes ? "Mandant entscheidet: ja. " : "Mandant entscheidet: nein. ") + follows.de(),
                        (yes ? "The merchant decides: yes. " : "The merchant decides: no. ") + follows.en());
    }
}

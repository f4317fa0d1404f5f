package de.mahnwerk.law.conduct;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * The duties of the first letter of a collection company to a private person (§ 13a(1) RDG). A wrong or missing statement
 * costs up to 50,000 EUR (§ 20 RDG), so a letter with a missing duty is not sent.
 */
public final class FirstLetter {

    private FirstLetter() {}

    /** The duties, by their number in § 13a(1) RDG. */
    public enum Duty {
        /** No. 1: name or company and address of the client. */
        CLIENT("Nr. 1"),
        /** No. 2: the ground; with a contract its concrete subject and date, with a tort its kind and date. */
        GROUND("Nr. 2"),
        /** No. 3: calculation of the interest with interest-bearing amount, rate and period. */
        INTEREST("Nr. 3"),
        /** No. 4: separate notice and reason where the rate is above the statutory one. */
        HIGHER_INTEREST("Nr. 4"),
        /** No. 5: kind, amount and reason of the collection costs. */
        COLLECTION_COSTS("Nr. 5"),
        /** No. 6: declaration that the client cannot deduct input tax, where VAT is claimed. */
        VAT("Nr. 6"),
        /** No. 7: notice that the address did not come from the creditor, and how to report errors. */
        ADDRESS_SOURCE("Nr. 7"),
        /** No. 8: name, address and electronic reachability of the supervisory authority. */
        AUTHORITY("Nr. 8"),
        /** § 13e(1) RDG: not more than a lawyer would get. */
        CEILING("§ 13e");

        private final String number;

        Duty(String number) {
            this.number = number;
        }

        /** The number in § 13a(1) RDG. */
        public String number() {
            return number;
        }
    }

    /** A duty that the letter misses, and what is missing (§ 13a(1) RDG). */
    public record Missing(Duty duty, Wording wording) implements Explained {}

    /** All duties that the content misses; empty when it may be sent to a private person (§ 13a(1) RDG). */
    public static List<Missing> missing(FirstLetterContent content) {
        List<Missing> missing = new ArrayList<>();
        client(content, missing);
        ground(content, missing);
        interest(content, missing);
        costs(content, missing);
        addressSource(content, missing);
        authority(content, missing);
        return List.copyOf(missing);
    }

    private static void client(FirstLetterContent content, List<Missing> missing) {
        if (content.clientName().isBlank() || content.clientAddress().isBlank()) {
            missing.add(new Missing(
                    Duty.CLIENT,
                    Wording.of(
                            "Name oder Firma und Anschrift des Auftraggebers fehlen (§ 13a Abs. 1 Nr. 1 RDG).",
                            "Name or company and address of the client are missing (section 13a(1) no. 1 RDG).")));
        }
    }

    private static void ground(FirstLetterContent content, List<Missing> missing) {
        if (content.grounds().isEmpty()
                || content.grounds().stream()
                        .anyMatch(ground -> ground.subject().isBlank() || ground.on() == null)) {
            missing.add(
                    new Missing(
                            Duty.GROUND,
                            Wording.of(
                                    "Zu jeder Forderung gehören der konkrete Gegenstand und das Datum des Vertrags oder der unerlaubten Handlung (§ 13a Abs. 1 Nr. 2 RDG).",
                                    "Each claim needs the concrete subject and the date of the contract or tort (section 13a(1) no. 2 RDG).")));
        }
    }

    private static void interest(FirstLetterContent content, List<Missing> missing) {
        for (FirstLetterContent.InterestStatement interest : content.interest()) {
            if (interest.principal() == null
                    || interest.rate().isBlank()
                    || interest.from() == null
                    || interest.to() == null) {
                missing.add(
                        new Missing(
                                Duty.INTEREST,
                                Wording.of(
                                        "Zur Berechnung der Zinsen fehlen die zu verzinsende Forderung, der Zinssatz oder der Zeitraum (§ 13a Abs. 1 Nr. 3 RDG).",
                                        "The calculation of interest lacks the interest-bearing amount, the rate or the period (section 13a(1) no. 3 RDG).")));
            }
            if (interest.level() == FirstLetterContent.InterestLevel.ABOVE_STATUTORY
                    && interest.reasonForMore().isBlank()) {
                missing.add(
                        new Missing(
                                Duty.HIGHER_INTEREST,
                                Wording.of(
                                        "Es fehlt der gesonderte Hinweis, weshalb Zinsen über dem gesetzlichen Verzugszinssatz verlangt werden (§ 13a Abs. 1 Nr. 4 RDG).",
                                        "The separate notice why interest above the statutory default rate is claimed is missing (section 13a(1) no. 4 RDG).")));
            }
        }
    }

    private static void costs(FirstLetterContent content, List<Missing> missing) {
        for (FirstLetterContent.CostStatement cost : content.collectionCosts()) {
            if (cost.kind().isBlank()
                    || cost.reason().isBlank()
                    || !cost.amount().isPositive()) {
                missing.add(
                        new Missing(
                                Duty.COLLECTION_COSTS,
                                Wording.of(
                                        "Zu den Inkassokosten fehlen Art, Höhe oder Entstehungsgrund (§ 13a Abs. 1 Nr. 5 RDG).",
                                        "Kind, amount or reason of the collection costs is missing (section 13a(1) no. 5 RDG).")));
            }
            if (cost.vat().isPositive() && content.vatDeclaration().isBlank()) {
                missing.add(
                        new Missing(
                                Duty.VAT,
                                Wording.of(
                                        "Umsatzsteuer wird verlangt, aber die Erklärung fehlt, dass der Auftraggeber nicht zum Vorsteuerabzug berechtigt ist (§ 13a Abs. 1 Nr. 6 RDG).",
                                        "VAT is claimed, but the declaration that the client cannot deduct input tax is missing (section 13a(1) no. 6 RDG).")));
            }
        }
        Money claimed = Money.sum(content.collectionCosts().stream()
                .map(cost -> cost.amount().plus(cost.vat()))
                .toList());
        if (content.ceiling() != null && claimed.compareTo(content.ceiling()) > 0) {
            missing.add(new Missing(
                    Duty.CEILING,
                    Wording.of(
                            "Die Inkassokosten von {0} liegen über der Vergütung eines Rechtsanwalts von {1} (§ 13e Abs. 1 RDG).",
                            "The collection costs of {0} exceed what a lawyer would be paid, {1} (section 13e(1) RDG).",
                            claimed,
                            content.ceiling())));
        }
    }

    private static void addressSource(FirstLetterContent content, List<Missing> missing) {
        if (content.addressSource() == FirstLetterContent.AddressSource.ELSEWHERE
                && content.addressNotice().isBlank()) {
            missing.add(
                    new Missing(
                            Duty.ADDRESS_SOURCE,
                            Wording.of(
                                    "Es fehlt der Hinweis, dass die Anschrift nicht vom Gläubiger mitgeteilt wurde, und wie ein Fehler gemeldet werden kann (§ 13a Abs. 1 Nr. 7 RDG).",
                                    "The notice that the address did not come from the creditor and how to report errors is missing (section 13a(1) no. 7 RDG).")));
        }
    }

    private static void authority(FirstLetterContent content, List<Missing> missing) {
        if (content.authorityName().isBlank()
                || content.authorityAddress().isBlank()
                || content.authorityElectronic().isBlank()) {
            missing.add(
                    new Missing(
                            Duty.AUTHORITY,
                            Wording.of(
                                    "Bezeichnung, Anschrift und elektronische Erreichbarkeit der Aufsichtsbehörde fehlen (§ 13a Abs. 1 Nr. 8 RDG).",
                                    "Name, address and electronic reachability of the supervisory authority are missing (section 13a(1) no. 8 RDG).")));
        }
    }
}

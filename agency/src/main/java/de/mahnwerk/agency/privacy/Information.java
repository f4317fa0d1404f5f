package de.mahnwerk.agency.privacy;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one person is told (Art. 15 GDPR).
 *
 * @param debtor as the letter addresses the person
 * @param data everything that is stored, by part; see {@link StoredData}
 * @param withheld whether the wording of messages between client and agency is kept back (Art. 15(4) GDPR)
 */
record Information(
        AgencySettings agency,
        CaseDebtor debtor,
        Map<Part, List<Map<String, Object>>> data,
        boolean withheld,
        LocalDate day,
        Language words) {

    /** What others have written or named, which may be theirs (Art. 15(4) GDPR). */
    private static final Set<String> WITHHELD = Set.of("message", "result", "keptFor", "fileName");

    private static final String CODE = "privacy.code";
    private static final String STAGE = "stage";

    /** Under which prefix the words of a field's codes stand; all other fields are shown as they are. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("status", "status"),
            Map.entry("stage", STAGE),
            Map.entry("outcome", STAGE),
            Map.entry("letter", STAGE),
            Map.entry("step", STAGE),
            Map.entry("handedOverBy", "channel"),
            Map.entry("letterChannel", "letter.channel"),
            Map.entry("decision", "decision"),
            Map.entry("documentKind", "document"),
            Map.entry("instruction", CODE),
            Map.entry("instructionState", "instructionState"),
            Map.entry("planState", "planState"),
            Map.entry("debtorKind", CODE),
            Map.entry("knownState", CODE),
            Map.entry("defaultGround", CODE),
            Map.entry("sideCost", CODE),
            Map.entry("paidTo", CODE),
            Map.entry("credit", CODE),
            Map.entry("agreedBy", CODE),
            Map.entry("sender", CODE),
            Map.entry("messageKind", CODE),
            Map.entry("choice", CODE),
            Map.entry("takenBy", CODE),
            Map.entry("concern", "task"),
            Map.entry("concernChannel", "concern.channel"),
            Map.entry("concernDecision", "concern.decision"),
            Map.entry("language", CODE));

    /** The parts of which something is stored. */
    Stream<Part> parts() {
        return Stream.of(Part.values()).filter(part -> !rows(part).isEmpty());
    }

    List<Map<String, Object>> rows(Part part) {
        return data.getOrDefault(part, List.of());
    }

    /** Whether a field of the part is kept back. */
    boolean keepsBack(String field) {
        return withheld && WITHHELD.contains(field);
    }

    /** Whether any of what is stored is kept back. */
    boolean keepsSomethingBack() {
        return data.values().stream()
                .flatMap(List::stream)
                .anyMatch(row -> row.keySet().stream().anyMatch(this::keepsBack));
    }

    String label(String field) {
        return words.text("privacy.field." + field);
    }

    /** A value in the person's words. */
    String shown(String field, Object value) {
        String prefix = CODES.get(field);
        if (prefix != null && words.knows(prefix + "." + value)) {
            return words.text(prefix + "." + value);
        }
        return switch (value) {
            case LocalDate date -> words.date(date);
            case Boolean yes -> words.text(yes ? "yes" : "no");
            case Long cents when field.endsWith("Cents") -> words.money(Money.cents(cents));
            default -> value.toString();
        };
    }

    /** Who gave the claims and learns how they stand. */
    List<String> creditors() {
        return rows(Part.CASES).stream()
                .map(one -> Objects.toString(one.get("creditor"), ""))
                .distinct()
                .toList();
    }
}

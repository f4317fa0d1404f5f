package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.court.Admissibility;
import de.mahnwerk.law.court.CourtOfAppealDistrict;
import de.mahnwerk.law.court.Deadline;
import de.mahnwerk.law.court.DunningCourt;
import de.mahnwerk.law.court.MainClaim;
import de.mahnwerk.law.court.Seat;
import de.mahnwerk.law.interest.BaseRates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The court dunning procedure (§§ 688–703d ZPO). */
final class CourtCalculations {

    /** What people call the deadlines, beside their own names. */
    private static final Map<String, Deadline.Kind> ALSO = Map.of(
            "WIDERSPRUCH", Deadline.Kind.OBJECTION,
            "EINSPRUCH", Deadline.Kind.APPEAL,
            "VB", Deadline.Kind.ENFORCEMENT_ORDER,
            "ENFORCEMENT", Deadline.Kind.ENFORCEMENT_ORDER,
            "VOLLSTRECKUNGSBESCHEID", Deadline.Kind.ENFORCEMENT_ORDER);

    private CourtCalculations() {}

    static List<Calculation> of(BaseRates rates) {
        return List.of(court(), deadline(), admissibility(rates), mainClaim());
    }

    private static Calculation court() {
        return new Calculation(
                "court",
                Wording.of("Zuständiges Mahngericht", "competent dunning court"),
                List.of(
                        PlaceFields.state().must(),
                        Field.text(
                                "postcode",
                                "Postleitzahl des Antragstellers (nur NW)",
                                "applicant's postal code (NW only)"),
                        Field.choice(
                                "district",
                                "oder OLG-Bezirk (nur NW)",
                                "or court of appeal district (NW only)",
                                CourtOfAppealDistrict.values())),
                input -> {
                    Seat seat = PlaceFields.seat(input.text("state").orElse(""));
                    CourtOfAppealDistrict district = seat == Seat.NW ? district(input) : null;
                    DunningCourt court = DunningCourt.of(seat, district).orElseThrow();
                    return new Answer()
                            .put("court", court.name())
                            .put("address", (court.postcode() + " " + court.place()))
                            .put("xjustiz", court.id())
                            .because(court);
                });
    }

    private static CourtOfAppealDistrict district(Input input) {
        if (input.has("district")) {
            return input.choice("district", CourtOfAppealDistrict.class);
        }
        String postcode = input.text("postcode")
                .orElseThrow(() -> WrongInput.of(
                        "In Nordrhein-Westfalen gibt es zwei Mahngerichte; geben Sie --postcode oder --district an.",
                        "North Rhine-Westphalia has two dunning courts; give --postcode or --district."));
        return CourtOfAppealDistrict.ofPostcode(postcode)
                .orElseThrow(() -> WrongInput.of(
                        "--postcode: \"{0}\" ist keine Postleitzahl in Nordrhein-Westfalen; geben Sie fünf Ziffern an, zum Beispiel 50667.",
                        "--postcode: \"{0}\" is not a postal code of North Rhine-Westphalia; give five digits, 50667 for example.",
                        postcode));
    }

    private static Calculation deadline() {
        return new Calculation(
                "deadline",
                Wording.of("Fristen im Mahnverfahren", "deadlines of the dunning procedure"),
                List.of(
                        Field.date("served", "zugestellt am", "served on").must(),
                        Field.choice("kind", "Frist", "deadline", Deadline.Kind.values())
                                .must(),
                        PlaceFields.state(),
                        Field.flag("abroad", "im Ausland zugestellt", "served abroad")),
                CourtCalculations::deadline);
    }

    private static Answer deadline(Input input) {
        String named = input.text("kind").orElse("").toUpperCase(Locale.ROOT).replace('-', '_');
        Deadline.Kind kind = ALSO.containsKey(named) ? ALSO.get(named) : input.choice("kind", Deadline.Kind.class);
        if (kind == Deadline.Kind.APPEAL && input.flag("abroad")) {
            kind = Deadline.Kind.APPEAL_ABROAD;
        }
        LocalDate served = input.date("served");
        Holidays holidays = PlaceFields.holidays(input);
        Deadline deadline = Deadline.of(kind, served, holidays);
        Answer answer = new Answer()
                .put("date", deadline.lastDay())
                .put("deadline", deadline.lastDay())
                .because(deadline);
        return switch (kind) {
            case OBJECTION, ENFORCEMENT_ORDER -> orderToPay(answer, served, holidays);
            case APPEAL, APPEAL_ABROAD, STATEMENT_OF_CLAIM, CLAIM_AFTER_REJECTION -> answer;
        };
    }

    private static Answer orderToPay(Answer answer, LocalDate served, Holidays holidays) {
        LocalDate earliest = Deadline.earliestEnforcementOrder(served, holidays);
        return answer.put("earliestEnforcementOrder", earliest)
                .put(
                        "latestEnforcementOrder",
                        Deadline.of(Deadline.Kind.ENFORCEMENT_ORDER, served, holidays)
                                .lastDay())
                .because(Wording.of(
                        "Der Vollstreckungsbescheid kann ab {0} beantragt werden (§ 699 Abs. 1 ZPO).",
                        "The enforcement order can be applied for from {0} (section 699(1) ZPO).", earliest));
    }

    private static Calculation admissibility(BaseRates rates) {
        return new Calculation(
                "admissibility",
                Wording.of("Zulässigkeit des Mahnverfahrens", "admissibility of the dunning procedure"),
                List.of(
                        Field.money("claim", "Forderung in Euro", "claim in euros")
                                .must(),
                        Field.flag(
                                "counter-performance-open",
                                "Gegenleistung steht noch aus",
                                "something is still owed in return"),
                        Field.choice("service", "Zustellung", "service", Admissibility.Service.values())
                                .or("KNOWN_ADDRESS"),
                        Field.decimal(
                                "effective-rate", "effektiver Jahreszins des Darlehens", "effective rate of the loan"),
                        Field.date("contract", "Vertragsschluss des Darlehens", "day of the loan's contract")),
                input -> {
                    Admissibility result = Admissibility.of(
                            input.money("claim"),
                            input.flag("counter-performance-open")
                                    ? Admissibility.CounterPerformance.OPEN
                                    : Admissibility.CounterPerformance.NOT_OPEN,
                            input.choice("service", Admissibility.Service.class),
                            credit(input, rates));
                    return new Answer().put("admissible", result.isAdmissible()).because(result);
                });
    }

    private static Admissibility.@Nullable Credit credit(Input input, BaseRates rates) {
        return input.decimal("effective-rate")
                .map(rate -> new Admissibility.Credit(new Rate(rate), rates.on(input.date("contract"))))
                .orElse(null);
    }

    private static Calculation mainClaim() {
        return new Calculation(
                "main-claim",
                Wording.of("Hauptforderungskatalog", "catalogue of main claims"),
                List.of(Field.number("number", "Katalognummer", "catalogue number")
                        .must()),
                input -> {
                    int number = input.number("number");
                    MainClaim claim = MainClaim.of(number)
                            .orElseThrow(() -> WrongInput.of(
                                    "--number: Nummer {0} hat der Katalog nicht; zum Beispiel 43 für Warenlieferung.",
                                    "--number: the catalogue has no number {0}; 43 stands for goods delivered, for example.",
                                    number));
                    return new Answer()
                            .put("number", claim.number())
                            .put("needs", claim.needs().stream().map(Enum::name).toList())
                            .because(claim);
                });
    }
}

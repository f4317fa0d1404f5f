package de.mahnwerk.law.court;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.PercentagePoints;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the court dunning procedure is open to a claim (§ 688 ZPO).
 *
 * @param obstacles why it is not; empty when it is
 */
public record Admissibility(List<Wording> obstacles) implements Explained {

    private static final PercentagePoints MOST = PercentagePoints.of("12");

    /** Whether the creditor still owes something in return (§ 688(2) no. 2 ZPO). */
    public enum CounterPerformance {
        NOT_OPEN,
        OPEN
    }

    /** Where the order to pay would be served (§ 688(2) no. 3, (3) ZPO). */
    public enum Service {
        /** In Germany at a known address. */
        KNOWN_ADDRESS,
        /** Only by public notice, since nobody knows the address. */
        PUBLIC_NOTICE,
        /** In a state for which § 688(3) ZPO opens the procedure: European Union, Lugano or another treaty. */
        ABROAD_BY_TREATY,
        /** In any other state. */
        ABROAD_WITHOUT_TREATY
    }

    /**
     * A consumer credit (§ 688(2) no. 1 ZPO).
     *
     * @param effective the effective yearly rate of the contract
     * @param baseRate the base rate when the contract was made
     */
    public record Credit(Rate effective, Rate baseRate) {

        boolean isTooDear() {
            return effective.compareTo(baseRate.plus(MOST)) > 0;
        }
    }

    public Admissibility {
        obstacles = List.copyOf(obstacles);
    }

    /** Looks at every condition (§ 688 ZPO), so that all obstacles are named at once. */
    public static Admissibility of(
            Money claim, CounterPerformance counterPerformance, Service service, @Nullable Credit credit) {
        List<Wording> obstacles = new ArrayList<>();
        if (!claim.currency().equals(Money.EUR) || !claim.isPositive()) {
            obstacles.add(Wording.of(
                    "Nur eine bestimmte Geldsumme in Euro kann geltend gemacht werden, nicht {0} (§ 688 Abs. 1 ZPO).",
                    "Only a fixed sum in euros can be claimed, not {0} (section 688(1) ZPO).", claim));
        }
        if (credit != null && credit.isTooDear()) {
            obstacles.add(Wording.of(
                    "Der effektive Jahreszins von {0} übersteigt den Basiszinssatz bei Vertragsschluss um mehr als zwölf Prozentpunkte (§ 688 Abs. 2 Nr. 1 ZPO).",
                    "The effective yearly rate of {0} exceeds the base rate at contract by more than twelve points (section 688(2) no. 1 ZPO).",
                    credit.effective()));
        }
        if (counterPerformance == CounterPerformance.OPEN) {
            obstacles.add(Wording.of(
                    "Die Forderung hängt von einer noch nicht erbrachten Gegenleistung ab (§ 688 Abs. 2 Nr. 2 ZPO).",
                    "The claim depends on a performance not yet rendered (section 688(2) no. 2 ZPO)."));
        }
        switch (service) {
            case KNOWN_ADDRESS, ABROAD_BY_TREATY -> {}
            case PUBLIC_NOTICE ->
                obstacles.add(
                        Wording.of(
                                "Der Mahnbescheid müsste öffentlich zugestellt werden (§ 688 Abs. 2 Nr. 3 ZPO); ermitteln Sie zuerst die Anschrift.",
                                "The order would have to be served by public notice (section 688(2) no. 3 ZPO); find the address first."));
            case ABROAD_WITHOUT_TREATY ->
                obstacles.add(Wording.of(
                        "In diesen Staat darf ein Mahnbescheid nicht zugestellt werden (§ 688 Abs. 3 ZPO); es bleibt die Klage.",
                        "An order cannot be served in that state (section 688(3) ZPO); a claim in court remains."));
        }
        return new Admissibility(obstacles);
    }

    /** Whether the procedure is open (§ 688(1) ZPO). */
    public boolean isAdmissible() {
        return obstacles.isEmpty();
    }

    @Override
    public Wording wording() {
        return isAdmissible()
                ? Wording.of(
                        "Das Mahnverfahren ist zulässig (§ 688 ZPO).",
                        "The dunning procedure is open (section 688 ZPO).")
                : Wording.sentences(obstacles);
    }
}

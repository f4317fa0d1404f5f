package de.mahnwerk.law.delay;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * What a merchant may charge for one dunning notice: damages for delay (§§ 280(2), 286 BGB), so nothing before default and
 * nothing for the reminder that creates it; only the variable cost of the letter, no staff, no IT (BGH 26.06.2019, VIII ZR
 * 95/18).
 *
 * @param allowed what may be charged, at most what was wanted
 * @param reasons why this much, with warnings
 */
public record DunningCosts(Money allowed, List<Wording> reasons) implements Explained {

    /** How the notice goes out (§§ 280(2), 286 BGB). */
    public enum Channel {
        /** Costs nothing to send, so nothing is charged. */
        EMAIL,
        /** Print, envelope, postage. */
        LETTER
    }

    /** Where the notice stands to default (§§ 280(2), 286 BGB). */
    public enum Standing {
        /** The debtor is not in default, and the notice does not change that. */
        BEFORE_DEFAULT,
        /** This notice puts the debtor into default. */
        CREATES_DEFAULT,
        /** The debtor is in default already. */
        IN_DEFAULT
    }

    /**
     * The most that is charged for a letter. No statute names the figures; cautious settings, to be confirmed by a lawyer (§§ 280(2), 286 BGB).
     */
    public record Caps(Money consumer, Money business) {

        /** 1.50 EUR towards consumers, 2.50 EUR towards businesses (§ 280(2) BGB; BGH 26.06.2019, VIII ZR 95/18). */
        public static final Caps CAUTIOUS = new Caps(Money.eur("1.50"), Money.eur("2.50"));
    }

    public DunningCosts {
        reasons = List.copyOf(reasons);
    }

    /** What may be charged of {@code wanted} (not negative) for one notice (§§ 280(2), 286 BGB). */
    public static DunningCosts of(Money wanted, Channel channel, DebtorKind debtor, Standing standing, Caps caps) {
        if (wanted.isNegative()) {
            throw new IllegalArgumentException("costs are not negative: " + wanted);
        }
        return switch (standing) {
            case BEFORE_DEFAULT ->
                free(Wording.of(
                        "Vor Verzug dürfen keine Mahnkosten verlangt werden (§§ 280 Abs. 2, 286 BGB).",
                        "No dunning costs may be charged before default (sections 280(2), 286 BGB)."));
            case CREATES_DEFAULT ->
                free(Wording.of(
                        "Die Mahnung, die den Verzug erst begründet, ist kostenfrei (§§ 280 Abs. 2, 286 BGB).",
                        "The reminder that creates default is free (sections 280(2), 286 BGB)."));
            case IN_DEFAULT -> inDefault(wanted, channel, debtor, caps);
        };
    }

    private static DunningCosts inDefault(Money wanted, Channel channel, DebtorKind debtor, Caps caps) {
        return switch (channel) {
            case EMAIL ->
                free(Wording.of(
                        "Eine Mahnung per E-Mail verursacht keine erstattungsfähigen Kosten.",
                        "A notice by e-mail causes no cost that could be claimed."));
            case LETTER -> letter(wanted, debtor, caps);
        };
    }

    private static DunningCosts letter(Money wanted, DebtorKind debtor, Caps caps) {
        Money cap = debtor == DebtorKind.CONSUMER ? caps.consumer() : caps.business();
        List<Wording> reasons = new ArrayList<>();
        reasons.add(
                Wording.of(
                        "Ersatz der Kosten des Mahnschreibens als Verzugsschaden, nur Druck, Umschlag und Porto (§§ 280 Abs. 2, 286 BGB; BGH, 26.06.2019, VIII ZR 95/18).",
                        "The cost of the letter as damages for delay, print, envelope and postage only (sections 280(2), 286 BGB; BGH 26.06.2019, VIII ZR 95/18)."));
        if (wanted.compareTo(cap) > 0) {
            reasons.add(Wording.of(
                    "Gekürzt von {0} auf die Obergrenze von {1}.", "Cut from {0} to the cap of {1}.", wanted, cap));
        }
        if (debtor == DebtorKind.BUSINESS) {
            reasons.add(
                    Wording.of(
                            "Mahnkosten gehen in der Pauschale von 40,00 € auf, wenn diese verlangt wird (§ 288 Abs. 5 Satz 3 BGB).",
                            "Dunning costs are absorbed by the lump sum of €40.00 where that is claimed (section 288(5) sentence 3 BGB)."));
        }
        return new DunningCosts(wanted.min(cap), reasons);
    }

    private static DunningCosts free(Wording reason) {
        return new DunningCosts(Money.ZERO, List.of(reason));
    }

    @Override
    public Wording wording() {
        return Wording.sentences(reasons);
    }
}

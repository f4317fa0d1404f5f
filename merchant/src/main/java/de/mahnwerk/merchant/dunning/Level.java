package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.delay.DunningCosts;
import org.jspecify.annotations.Nullable;

/**
 * One step of a dunning policy.
 *
 * @param level 1 for the first
 * @param days after the due date for the first level, after the last notice for the others
 * @param feeCents asked for; {@code law} decides what of it may be charged
 * @param minimumCents items with less open are left alone at this level
 * @param minimumAgeDays only for COLLECTION: days since the due date that must have passed
 * @param minimumNotices only for COLLECTION: notices of the item that must have gone out
 * @param deadlineDays days that the notice gives the customer to pay
 * @param collectionMode only for COLLECTION: by itself, or after a person's review
 * @param agency only for COLLECTION: name of the agency connection
 * @param attachInvoices whether the invoices go with the notice, where they came as PDF
 */
public record Level(
        int level,
        Kind kind,
        int days,
        long feeCents,
        boolean interest,
        Channel channel,
        String template,
        long minimumCents,
        int minimumAgeDays,
        int minimumNotices,
        int deadlineDays,
        @Nullable CollectionMode collectionMode,
        @Nullable String agency,
        boolean attachInvoices) {

    /** What a level does. */
    public enum Kind {
        REMINDER,
        DUNNING,
        COLLECTION
    }

    /** How a notice goes out. */
    public enum Channel {
        EMAIL,
        LETTER,
        EMAIL_ELSE_LETTER
    }

    /** Who decides that a claim is handed over. */
    public enum CollectionMode {
        AUTOMATIC,
        REVIEW
    }

    /** What of the fee may be charged for a notice that goes out this way, and why. */
    DunningCosts costs(DunningCosts.Channel way, DebtorKind debtor) {
        return DunningCosts.of(
                Money.cents(feeCents),
                way,
                debtor,
                level == 1 ? DunningCosts.Standing.CREATES_DEFAULT : DunningCosts.Standing.IN_DEFAULT,
                DunningCosts.Caps.CAUTIOUS);
    }

    public Level {
        if ((kind == Kind.COLLECTION) != (collectionMode != null)) {
            throw new IllegalArgumentException("level " + level + ": a mode belongs to COLLECTION and only to it");
        }
        if (kind != Kind.COLLECTION && (minimumAgeDays != 0 || minimumNotices != 0)) {
            throw new IllegalArgumentException("level " + level + ": age and notices are asked for by COLLECTION only");
        }
        if (minimumAgeDays < 0 || minimumNotices < 0) {
            throw new IllegalArgumentException("level " + level + ": age and notices cannot be negative");
        }
        if (days < 0 || feeCents < 0 || minimumCents < 0 || deadlineDays < 0) {
            throw new IllegalArgumentException(
                    "level " + level + ": days, fee, minimum and deadline cannot be negative");
        }
    }
}

package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice of one level to one customer.
 *
 * @param interest whether the level claims default interest
 * @param attachInvoices whether its invoices go with it
 * @param feeCents what this notice costs the debtor; part of {@link Line#costsCents()} of its first line
 * @param revokes the day of the notice that this letter takes back; null for a notice proper
 * @param textId the saved text that it was written with; null while it is not written, and where what is built in was used
 * @param document SHA-256 of the PDF once it is written
 */
public record Notice(
        long id,
        long runId,
        long customerId,
        int level,
        Level.Kind kind,
        String template,
        Channel channel,
        boolean interest,
        boolean attachInvoices,
        long feeCents,
        LocalDate deadlineOn,
        LocalDate createdOn,
        State state,
        @Nullable String document,
        @Nullable Long textId,
        @Nullable LocalDate revokes,
        Recipient recipient,
        List<Line> lines) {

    /** How it really goes out. */
    public enum Channel {
        EMAIL,
        LETTER
    }

    /** Waits for its PDF, waits for the mail server, is sent, or is ready for the printer. */
    public enum State {
        QUEUED,
        READY,
        SENT,
        PRINT,
        /** Taken back by a counter-run. */
        REVOKED
    }

    /** Who gets it, as the address stood when it was written. */
    public record Recipient(
            String number,
            DebtorKind kind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email,
            String language) {

        /** The company, or first and last name. */
        public String name() {
            return company.isEmpty() ? (firstName + " " + lastName).strip() : company;
        }
    }

    /**
     * One invoice on the notice.
     *
     * @param changes of the open amount since default began
     * @param costsCents dunning and bank costs of this invoice so far, this notice's included
     */
    public record Line(
            long itemId,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            String currency,
            long openCents,
            long costsCents,
            String creditorReference,
            @Nullable LocalDate defaultSince,
            List<DefaultInterest.Change> changes) {}
}

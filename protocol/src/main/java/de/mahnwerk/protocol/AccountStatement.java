package de.mahnwerk.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The claim account of a case on a day: every posting with its legal basis. */
public record AccountStatement(
        UUID caseId, String caseReference, LocalDate asOf, List<Posting> postings, Amounts amounts) {

    public AccountStatement {
        postings = Lists.copy(postings);
    }

    /**
     * One line.
     *
     * @param amount positive when the debt grows, negative when it falls
     * @param openAfter the whole debt after this line
     * @param basis key of the legal basis, for example {@code RVG_2300}
     */
    public record Posting(
            LocalDate bookedOn,
            LocalDate valueDate,
            String kind,
            AccountComponent component,
            Amount amount,
            Amount openAfter,
            String basis,
            Text text) {}
}

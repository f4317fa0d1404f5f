package de.mahnwerk.agency;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.platform.database.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What went out to the debtor of a case, and what stands on the paper. */
public record CaseLetters(AgencyHouse agency, CollectionCase one) {

    /** Oldest first. */
    public List<DebtorLetters.Written> all() {
        return agency.bean(Tenancy.class)
                .as(one.client(), () -> agency.bean(DebtorLetters.class).of(one.client(), one.id()));
    }

    /** The text of the latest. */
    public String paper() {
        long letter = all().getLast().id();
        byte[] pdf = agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(DebtorLetters.class).pdf(letter))
                .orElseThrow()
                .content();
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append(' ');
            }
            return text.toString().replaceAll("[\\s\\u00A0]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

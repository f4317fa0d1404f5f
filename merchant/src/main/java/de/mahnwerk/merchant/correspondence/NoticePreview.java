package de.mahnwerk.merchant.correspondence;

import de.mahnwerk.merchant.dunning.Notice;
import de.mahnwerk.merchant.dunning.NoticeDrafts;
import de.mahnwerk.merchant.imports.StoredInvoices;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.web.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What {@link NoticeDrafts a notice that is none} would look like with a text that may not be saved yet. */
@Component
public class NoticePreview {

    /** The e-mail; the letter is its attachment. */
    public record Mail(String subject, String text) {}

    private final Tenants tenants;
    private final StoredInvoices invoices;
    private final NoticeTexts texts;
    private final LetterPdf pdf = new LetterPdf();

    NoticePreview(Tenants tenants, StoredInvoices invoices, NoticeTexts texts) {
        this.tenants = tenants;
        this.invoices = invoices;
        this.texts = texts;
    }

    public Mail mail(long tenant, Notice draft, NoticeText text, String language) {
        NoticeLetter letter = letter(tenant, draft, text, language);
        return new Mail(letter.mailSubject(), letter.mailText());
    }

    /** The letter as PDF, which says that it is a preview. */
    public Document pdf(long tenant, Notice draft, NoticeText text, String language) {
        Language words = texts.words(language);
        Letter letter = letter(tenant, draft, text, language).letter();
        Letter marked = new Letter(
                letter.locale(),
                letter.sender(),
                letter.returnLine(),
                letter.recipient(),
                Stream.concat(
                                Stream.of(new Letter.Fact(
                                        words.text("letter.preview"), words.text("letter.preview.notSent"))),
                                letter.facts().stream())
                        .toList(),
                letter.subject(),
                letter.body(),
                letter.footer());
        return new Document(words.text("letter.preview") + ".pdf", "application/pdf", pdf.write(marked));
    }

    private NoticeLetter letter(long tenant, Notice draft, NoticeText text, String language) {
        Map<Long, Document> enclosed = draft.attachInvoices()
                ? invoices.of(
                        tenant, draft.lines().stream().map(Notice.Line::itemId).toList())
                : Map.of();
        List<String> names = enclosed.values().stream().map(Document::name).toList();
        return new NoticeLetter(tenants.get(tenant), draft, names, text, texts.words(language));
    }
}

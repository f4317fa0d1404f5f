package de.mahnwerk.agency.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openpdf.text.pdf.PdfReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether bytes are a PDF that a person can open; judged by the content, never by a name or a header. */
public final class PdfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PdfCheck.class);
    private static final int HEADER_WITHIN = 1024;

    /** What the bytes are. */
    public enum Verdict {
        READABLE,
        NOT_A_PDF,
        BROKEN,
        LOCKED
    }

    private PdfCheck() {}

    public static Verdict of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            return Verdict.NOT_A_PDF;
        }
        try (PdfReader reader = new PdfReader(content)) {
            if (reader.isEncrypted()) {
                return Verdict.LOCKED;
            }
            return reader.getNumberOfPages() > 0 ? Verdict.READABLE : Verdict.BROKEN;
        } catch (IOException | RuntimeException e) {
            // the parser is somebody else's, and what it throws at broken files is anything
            LOG.debug("a document cannot be read: {}", e.toString());
            return Verdict.BROKEN;
        }
    }
}

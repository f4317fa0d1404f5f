package de.mahnwerk.platform.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfCopy;
import org.openpdf.text.pdf.PdfReader;

/**
 * Many PDF files as one, in order, for the printer. The whole is neither PDF/A nor tagged, even if its parts are: paper does not
 * need it, and what is kept are the parts.
 */
public final class PdfBundle {

    private PdfBundle() {}

    /** At least one file. */
    public static byte[] of(List<byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> _ = write(files, out);
        return out.toByteArray();
    }

    /** At least one file, into a stream that stays open; how many pages each file has. */
    public static List<Integer> write(List<byte[]> files, OutputStream out) {
        List<Integer> pages = new ArrayList<>();
        try (Document document = new Document()) {
            PdfCopy copy = new PdfCopy(document, out);
            copy.setCloseStream(false);
            document.open();
            for (byte[] file : files) {
                PdfReader reader = new PdfReader(file);
                for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                    copy.addPage(copy.getImportedPage(reader, page));
                }
                pages.add(reader.getNumberOfPages());
                copy.freeReader(reader);
                reader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}

package de.mahnwerk.merchant.web;

import de.mahnwerk.platform.documents.Documents.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;

/** Files that people send with a form: PDF of at most ten megabytes each. */
final class PdfInput {

    private static final int LARGEST = 10 * 1024 * 1024;

    private PdfInput() {}

    /** All that were chosen, where a form without a file sends an empty one; empty when one of them is no such file. */
    static Optional<List<Document>> all(@Nullable List<MultipartFile> files) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                Optional<Document> document = one(file, "anlage-" + (documents.size() + 1) + ".pdf");
                if (document.isEmpty()) {
                    return Optional.empty();
                }
                documents.add(document.get());
            }
        }
        return Optional.of(documents);
    }

    /** Empty when it is empty, too large or no PDF. */
    static Optional<Document> one(MultipartFile file, String nameless) throws IOException {
        byte[] content = file.getBytes();
        if (content.length == 0 || content.length > LARGEST || !isPdf(content)) {
            return Optional.empty();
        }
        String name = file.getOriginalFilename();
        return Optional.of(new Document(
                name == null || name.isBlank() ? nameless : name, MediaType.APPLICATION_PDF_VALUE, content));
    }

    private static boolean isPdf(byte[] content) {
        return content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D' && content[3] == 'F';
    }
}

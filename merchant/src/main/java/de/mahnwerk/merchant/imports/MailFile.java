package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.mahnwerk.platform.bank.Archive;
import de.mahnwerk.platform.bank.Fault;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/** A saved e-mail ({@code .eml}): its attachments, as suppliers and shops send invoices. */
final class MailFile {

    private static final Pattern HEADER = Pattern.compile(
            "(?im)^(received|return-path|from|date|subject|mime-version|message-id|delivered-to):[^\\n]*\\n");
    private static final int HEADERS_WITHIN = 8_192;
    private static final int LEAST_HEADERS = 3;
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final int MOST = 200;
    private static final int DEEPEST = 8;

    private MailFile() {}

    /** Three of the usual headers before the first empty line, and nothing before the first. */
    static boolean looksLike(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, HEADERS_WITHIN), ISO_8859_1).replace("\r", "");
        int body = head.indexOf("\n\n");
        String headers = body < 0 ? head : head.substring(0, body + 1);
        return Pattern.compile("\\A[A-Za-z-]+:\\s").matcher(headers).find()
                && HEADER.matcher(headers).results().count() >= LEAST_HEADERS;
    }

    static Archive open(byte[] file) {
        List<Archive.Member> members = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try {
            collect(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file)),
                    members,
                    faults,
                    0);
        } catch (MessagingException | IOException e) {
            faults.add(new Fault("", "", "", "mail-broken"));
        }
        if (members.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", "", "", "mail-without-file"));
        }
        return new Archive(members, faults);
    }

    private static void collect(Part part, List<Archive.Member> members, List<Fault> faults, int depth)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts && depth < DEEPEST) {
            for (int i = 0; i < Math.min(parts.getCount(), MOST); i++) {
                BodyPart one = parts.getBodyPart(i);
                collect(one, members, faults, depth + 1);
            }
        } else if (isFile(part)) {
            String name = String.valueOf(part.getFileName());
            try (InputStream content = part.getInputStream()) {
                byte[] bytes = content.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    faults.add(new Fault(name, "", "", "file-too-large"));
                } else {
                    members.add(new Archive.Member(name, bytes));
                }
            }
        }
    }

    /** Attachments by their names; pictures of signatures are none. */
    private static boolean isFile(Part part) throws MessagingException {
        String name = part.getFileName();
        return name != null && !name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|svg|ics|vcf|p7s|html?|txt)");
    }
}

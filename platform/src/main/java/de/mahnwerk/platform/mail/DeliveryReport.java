package de.mahnwerk.platform.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says became of a mail (<a href="https://www.rfc-editor.org/rfc/rfc3464">RFC 3464</a>), as a saved e-mail.
 *
 * @param messageId of the mail that it is about, without its brackets; empty when the report does not say
 * @param failures those recipients whom it will never reach
 */
public record DeliveryReport(String messageId, List<Failure> failures) {

    /**
     * A recipient whom the mail will never reach.
     *
     * @param address in small letters
     * @param status enhanced status code, {@code 5.1.1} (RFC 3463)
     * @param reason in the mail server's words
     */
    public record Failure(String address, String status, String reason) {

        private static final Pattern DEAD = Pattern.compile("5\\.(?:1\\.(?:[0-6]|9|10)|2\\.1|4\\.4)");
        private static final Pattern CODE = Pattern.compile("(?<![\\d.])5\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");

        /**
         * Whether the address itself is wrong, closed or nowhere; not when its box is full, or the mail was too large or
         * taken for advertising, nor when the sender's address is the trouble (RFC 3463, 5.1.7 and 5.1.8).
         */
        public boolean isDead() {
            return isDead(status);
        }

        /** The same, from what a mail server answered at once: the first enhanced status code in it counts. */
        static boolean saysDead(String answer) {
            Matcher code = CODE.matcher(answer);
            return code.find() && isDead(code.group());
        }

        private static boolean isDead(String status) {
            return DEAD.matcher(status).matches();
        }
    }

    private static final int LARGEST_PART = 256 * 1024;
    private static final int LONGEST_REASON = 300;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*<([^>\\s]+)>");

    /** Empty when the bytes are no such report. Never throws. */
    public static Optional<DeliveryReport> read(byte[] file) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file));
            return message.isMimeType("multipart/report") && message.getContent() instanceof Multipart parts
                    ? of(parts)
                    : Optional.empty();
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<DeliveryReport> of(Multipart parts) throws MessagingException, IOException {
        String messageId = "";
        List<Failure> failures = null;
        for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                failures = failures(text(part));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                Matcher id = MESSAGE_ID.matcher(text(part));
                messageId = id.find() ? id.group(1) : "";
            }
        }
        return failures == null ? Optional.empty() : Optional.of(new DeliveryReport(messageId, failures));
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            byte[] bytes = content.readNBytes(LARGEST_PART);
            String text = new String(bytes, UTF_8);
            return (text.indexOf('\uFFFD') < 0 ? text : new String(bytes, ISO_8859_1))
                    .replace("\r\n", "\n")
                    .replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
        }
    }

    /** One group of fields about the report, then one for each recipient. */
    private static List<Failure> failures(String status) {
        List<Failure> failures = new ArrayList<>();
        for (String group : status.strip().split("\\n\\s*\\n", -1)) {
            Map<String, String> fields = fields(group);
            String address = address(fields.getOrDefault("original-recipient", ""));
            address = address.isEmpty() ? address(fields.getOrDefault("final-recipient", "")) : address;
            if (!address.isEmpty() && "failed".equalsIgnoreCase(fields.getOrDefault("action", ""))) {
                String code = fields.getOrDefault("status", "").split("\\s", 2)[0];
                String diagnosis = withoutType(fields.getOrDefault("diagnostic-code", code));
                failures.add(new Failure(
                        address,
                        code,
                        diagnosis.length() > LONGEST_REASON ? diagnosis.substring(0, LONGEST_REASON) : diagnosis));
            }
        }
        return failures;
    }

    /** A line that begins with a blank goes on with the one before. */
    private static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        for (String line : group.replaceAll("\\n[ \\t]+", " ").split("\\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static String address(String field) {
        return withoutType(field).replaceAll("[<>]", "").toLowerCase(Locale.ROOT);
    }

    /** {@code rfc822; kim@example.org}: what stands after the type. */
    private static String withoutType(String field) {
        return field.substring(field.indexOf(';') + 1).strip();
    }
}

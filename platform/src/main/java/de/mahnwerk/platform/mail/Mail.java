package de.mahnwerk.platform.mail;

import de.mahnwerk.platform.documents.Documents.Document;
import java.util.List;

/**
 * One e-mail.
 *
 * @param messageId stable for one message, so that a repeated sending after a crash can be recognised as such
 */
public record Mail(
        String messageId,
        String from,
        String fromName,
        String to,
        String subject,
        String text,
        List<Document> attachments) {}

package de.mahnwerk.platform;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A side's settings below {@code mahnwerk}; an unknown key stops the start.
 *
 * @param side {@code merchant} or {@code agency}
 * @param data folder of the embedded database, kept between runs
 * @param dbUrl JDBC address of an external PostgreSQL instead, user and password in it
 * @param clock whether the business day is the real one or moved by a time-lapse
 * @param startDay the first day of a time-lapse
 * @param operatorToken opens the operator's endpoints; empty closes them
 * @param secretKey seals the secrets in the database; without it a key is kept in the data folder
 * @param connections most connections to the database at once
 */
@ConfigurationProperties(prefix = "mahnwerk", ignoreUnknownFields = false)
public record PlatformSettings(
        String side,
        @Nullable Path data,
        @Nullable String dbUrl,
        @DefaultValue("REAL") ClockKind clock,
        @Nullable LocalDate startDay,
        @DefaultValue("") String operatorToken,
        @DefaultValue("") String secretKey,
        @DefaultValue("16") int connections,
        @DefaultValue Smtp smtp,
        @DefaultValue Mailbox mailbox,
        @DefaultValue Webhooks webhooks) {

    /** How time passes. */
    public enum ClockKind {
        REAL,
        LAPSE
    }

    /**
     * The mail server; {@code host} empty means that mails wait until there is one.
     *
     * @param from envelope sender (RFC 5321, {@code MAIL FROM}) to which reports of undeliverable mails come back; empty: each
     *     mail's own sender
     */
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("25") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from) {}

    /**
     * The mailbox (IMAP) to which undeliverable mails come back; {@code host} empty means that nobody reads it.
     *
     * @param tls whether the connection is encrypted from its beginning (port 993); otherwise STARTTLS where the server offers it
     */
    public record Mailbox(
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("true") boolean tls,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder) {}

    /** Where webhooks, and calls to an agency that a merchant names, may go.
     *
     * @param allowPrivate whether they may go to private and loopback addresses, as in the demo */
    public record Webhooks(@DefaultValue("false") boolean allowPrivate) {}
}

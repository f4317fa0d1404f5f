package de.mahnwerk.merchant.correspondence;

import de.mahnwerk.merchant.dunning.Level;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The texts of notices by template and language: those that the merchant has saved, version by version, and those that come
 * with the program, which apply where nothing is saved.
 */
@Component
public class NoticeTexts {

    /** What comes with the program, from the first reminder to the last notice. */
    public static final List<String> BUILT_IN = List.of("reminder", "dunning", "last");

    /** The languages of letters. */
    public static final List<String> LANGUAGES = List.of("de", "en");

    /**
     * What was saved, and who did it.
     *
     * @param builtIn the text that comes with the program applies from this version on; {@code text} is empty then
     */
    public record Version(
            long id,
            String template,
            String language,
            int version,
            boolean builtIn,
            NoticeText text,
            String savedBy,
            Instant savedAt) {}

    private static final String SELECT = """
            id, template, language, version, built_in, subject, opening, closing, mail_subject, mail_opening, mail_closing,
            saved_by, saved_at from notice_text
            """;

    private final JdbcClient db;
    private final BusinessClock clock;
    private final Language german = new Language(Locale.GERMANY, "merchant");
    private final Language english = new Language(Locale.UK, "merchant");

    NoticeTexts(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The template whose text a level takes: what is built in for notices is none for reminders. */
    public static String template(Level.Kind kind, String template) {
        return kind == Level.Kind.REMINDER && BUILT_IN.contains(template) ? BUILT_IN.getFirst() : template;
    }

    /** Words and formats of letters in this language; German where there is none. */
    Language words(String language) {
        return language.equals("en") ? english : german;
    }

    /** The text that comes with the program. */
    public NoticeText builtIn(Level.Kind kind, String template, String language) {
        Language words = words(language);
        String named = template(kind, template);
        String key =
                "letter." + (BUILT_IN.contains(named) ? named : kind == Level.Kind.REMINDER ? "reminder" : "dunning");
        String subject = words.text(key + ".subject", Placeholder.INVOICES.in(words.locale()));
        return NoticeText.of(part -> switch (part) {
            case SUBJECT, MAIL_SUBJECT -> subject;
            case OPENING -> words.text(key + ".text");
            case CLOSING -> words.text(key + ".end");
            case MAIL_OPENING -> words.text("letter.mail.opening", subject);
            case MAIL_CLOSING -> "";
        });
    }

    /** The latest version of each template and language of the merchant. */
    public List<Version> latest(long tenant) {
        return db.sql("select distinct on (template, language) " + SELECT
                        + " where tenant = :tenant order by template, language, version desc")
                .param("tenant", tenant)
                .query((row, n) -> version(row))
                .list();
    }

    /** All versions of a text, newest first. */
    public List<Version> versions(long tenant, String template, String language, int most) {
        return db.sql("select " + SELECT + """
                         where tenant = :tenant and template = :template and language = :language
                         order by version desc limit :most
                        """)
                .param("tenant", tenant)
                .param("template", template)
                .param("language", language)
                .param("most", most)
                .query((row, n) -> version(row))
                .list();
    }

    /** Versions by their ids. */
    Map<Long, Version> byId(long tenant, Collection<Long> ids) {
        return db
                .sql("select " + SELECT + """
                         where tenant = :tenant and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(ids))
                .query((row, n) -> version(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Version::id, Function.identity()));
    }

    private static Version version(ResultSet row) throws SQLException {
        Map<TextPart, String> parts = new java.util.EnumMap<>(TextPart.class);
        for (TextPart part : TextPart.values()) {
            parts.put(part, row.getString(part.field()));
        }
        return new Version(
                row.getLong("id"),
                row.getString("template"),
                row.getString("language"),
                row.getInt("version"),
                row.getBoolean("built_in"),
                new NoticeText(parts),
                row.getString("saved_by"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Saves the next version; empty lets the text that comes with the program apply again. False when somebody else has
     * saved one since version {@code seen} (0 for none).
     */
    public boolean save(long tenant, String template, String language, int seen, Optional<NoticeText> text, String by) {
        text.flatMap(NoticeText::fault).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.toString());
        });
        NoticeText said = text.orElseGet(() -> NoticeText.of(part -> ""));
        JdbcClient.StatementSpec insert = db.sql("""
                        insert into notice_text (tenant, template, language, version, built_in, subject, opening, closing,
                               mail_subject, mail_opening, mail_closing, saved_by, saved_at)
                        select :tenant, :template, :language, :seen + 1, :builtIn, :subject, :opening, :closing, :mail_subject,
                               :mail_opening, :mail_closing, :by, :now
                         where coalesce((select max(version) from notice_text
                                          where tenant = :tenant and template = :template and language = :language), 0) = :seen
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("template", template)
                .param("language", language)
                .param("seen", seen)
                .param("builtIn", text.isEmpty())
                .param("by", by)
                .param("now", clock.now().atOffset(ZoneOffset.UTC));
        for (TextPart part : TextPart.values()) {
            insert = insert.param(part.field(), said.part(part));
        }
        return insert.update() == 1;
    }
}

package de.mahnwerk.agency.accounting;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.platform.accounting.BookingTable;
import de.mahnwerk.platform.accounting.DatevNumbers;
import de.mahnwerk.platform.accounting.DatevStack;
import de.mahnwerk.platform.accounting.FinancialYear;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of bookings that went to the agency's accounting, each kept as it was. Calls work in a transaction over all clients. */
@Component
public class BookingExports {

    /** What a file is. */
    public enum Format {
        DATEV,
        CSV
    }

    /** A file that was made. */
    public record Export(
            long id,
            Format format,
            LocalDate fromOn,
            LocalDate toOn,
            int bookings,
            LocalDate exportedOn,
            String exportedBy) {}

    /** The agency's own documents are nobody else's. */
    private static final long THE_AGENCY = 0;

    private static final Currency EURO = Currency.getInstance("EUR");

    private static final List<String> HEADS =
            List.of("day", "debit", "credit", "amount", "document", "client", "name", "kind", "text");

    private final JdbcClient db;
    private final Documents documents;
    private final Bookings bookings;
    private final BusinessClock clock;
    private final AgencySettings.Accounting settings;

    BookingExports(JdbcClient db, Documents documents, Bookings bookings, BusinessClock clock, AgencySettings agency) {
        this.db = db;
        this.documents = documents;
        this.bookings = bookings;
        this.clock = clock;
        this.settings = agency.accounting();
    }

    /** Whether a DATEV stack can hold these days. */
    public boolean oneYear(LocalDate from, LocalDate to) {
        return new FinancialYear(settings.yearBegins()).contains(from, to);
    }

    /**
     * Makes the file and keeps it: what of the days no file of the format holds yet, or, {@code again}, all of it. Empty when there are
     * more bookings than a file may hold.
     */
    public Optional<Export> make(
            LocalDate from, LocalDate to, boolean again, Format format, Language language, String by) {
        // one after the other, else two at once would hold the same
        String _ = db.sql("select pg_advisory_xact_lock(hashtextextended('bookings', 0))::text")
                .query(String.class)
                .single();
        List<Booking> taken = again
                ? bookings.of(from, to, DatevStack.MOST + 1)
                : bookings.fresh(from, to, format, DatevStack.MOST + 1);
        if (taken.size() > DatevStack.MOST) {
            return Optional.empty();
        }
        byte[] content = switch (format) {
            case CSV -> csv(taken, language);
            case DATEV -> datev(taken, from, to, language, by);
        };
        String days = from + "_" + to;
        Document file = new Document(
                format == Format.DATEV ? "EXTF_Buchungsstapel_" + days + ".csv" : "Buchungen_" + days + ".csv",
                "text/csv",
                content);
        documents.store(THE_AGENCY, clock.today(), List.of(file));
        int kept = db.sql("""
                        insert into booking_exported (format, source, source_id)
                        select :format, r.kind, r.source_id from jsonb_to_recordset(:rows::jsonb) as r(kind text, source_id text)
                        on conflict do nothing
                        """)
                .param("format", format.name())
                .param("rows", Rows.json(taken))
                .update();
        if (!again && kept != taken.size()) {
            throw new IllegalStateException(kept + " bookings are new instead of " + taken.size());
        }
        return Optional.of(db.sql("""
                        insert into booking_export (format, from_on, to_on, bookings, document, exported_on, exported_by)
                        values (:format, :from, :to, :bookings, :document, :day, :by)
                        returning id, format, from_on, to_on, bookings, exported_on, exported_by
                        """)
                .param("format", format.name())
                .param("from", from)
                .param("to", to)
                .param("bookings", taken.size())
                .param("document", file.sha256())
                .param("day", clock.today())
                .param("by", by)
                .query(Export.class)
                .single());
    }

    public List<Export> latest(int most) {
        return db.sql("""
                        select id, format, from_on, to_on, bookings, exported_on, exported_by from booking_export
                         order by id desc limit :most
                        """).param("most", most).query(Export.class).list();
    }

    /** The very file. */
    public Optional<Document> file(long export) {
        return db.sql("select document from booking_export where id = :id")
                .param("id", export)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(THE_AGENCY, sha256));
    }

    /** A client whose number is that of a debtor's account has it; the others share one. */
    public String number(Booking.Account account, String clientNumber) {
        return account == Booking.Account.RECEIVABLE && DatevStack.isDebtor(clientNumber)
                ? clientNumber
                : settings.accounts()
                        .getOrDefault(
                                account.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                account.in(settings.chart()));
    }

    private byte[] datev(List<Booking> taken, LocalDate from, LocalDate to, Language language, String by) {
        return DatevStack.of(
                new DatevStack.Head(
                        new DatevNumbers(settings.consultant(), settings.client()),
                        settings.chart(),
                        new FinancialYear(settings.yearBegins()),
                        from,
                        to,
                        LocalDateTime.ofInstant(clock.now(), BusinessClock.ZONE),
                        by),
                taken.stream()
                        .map(booking -> new DatevStack.Row(
                                booking.day(),
                                number(booking.debit(), booking.clientNumber()),
                                number(booking.credit(), booking.clientNumber()),
                                booking.cents(),
                                booking.document(),
                                text(booking, language)))
                        .toList());
    }

    private static String text(Booking booking, Language language) {
        return Stream.of(language.text("booking." + booking.kind()), booking.text(), booking.clientName())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    private byte[] csv(List<Booking> taken, Language language) {
        return BookingTable.of(
                language,
                HEADS.stream().map(head -> language.text("booking." + head)).toList(),
                taken.stream()
                        .map(booking -> Stream.of(
                                        BookingTable.day(booking.day(), language),
                                        number(booking.debit(), booking.clientNumber()),
                                        number(booking.credit(), booking.clientNumber()),
                                        BookingTable.amount(booking.cents(), EURO, language),
                                        booking.document(),
                                        booking.clientNumber(),
                                        booking.clientName(),
                                        language.text("booking." + booking.kind()),
                                        booking.text())
                                .toList())
                        .toList());
    }
}

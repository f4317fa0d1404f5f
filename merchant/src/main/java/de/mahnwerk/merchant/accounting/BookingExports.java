package de.mahnwerk.merchant.accounting;

import de.mahnwerk.merchant.accounting.Bookings.Period;
import de.mahnwerk.platform.accounting.Chart;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of bookings that went to accounting, each kept as it was, and the settings under which they are made. */
@Component
public class BookingExports {

    /** What a file is. */
    public enum Format {
        DATEV,
        CSV
    }

    /**
     * A file that was made.
     *
     * @param leftOut bookings in other currencies, which a DATEV stack in euros cannot hold
     */
    public record Export(
            long id,
            Format format,
            LocalDate fromOn,
            LocalDate toOn,
            int bookings,
            int leftOut,
            LocalDate exportedOn,
            String exportedBy) {}

    private record SettingsRow(String chart, int consultant, int client, int yearBegins, String own) {}

    private static final String COLUMNS =
            "select id, format, from_on, to_on, bookings, left_out, exported_on, exported_by from booking_export";

    private final JdbcClient db;
    private final Documents documents;
    private final Bookings bookings;
    private final BusinessClock clock;

    BookingExports(JdbcClient db, Documents documents, Bookings bookings, BusinessClock clock) {
        this.db = db;
        this.documents = documents;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Makes the file and keeps it: what of the period no file of the format holds yet, or, {@code again}, all of it. Empty when there are
     * more bookings than a file may hold.
     */
    public Optional<Export> make(
            long tenant, Period period, boolean again, Format format, Language language, String by) {
        // one after the other, else two at once would hold the same
        String _ = db.sql("select pg_advisory_xact_lock(hashtextextended('bookings', :tenant))::text")
                .param("tenant", tenant)
                .query(String.class)
                .single();
        List<Booking> all = again
                ? bookings.of(tenant, period, DatevStack.MOST + 1)
                : bookings.fresh(tenant, period, format, DatevStack.MOST + 1);
        if (all.size() > DatevStack.MOST) {
            return Optional.empty();
        }
        AccountingSettings settings = settings(tenant);
        List<Booking> taken = format == Format.CSV
                ? all
                : all.stream()
                        .filter(booking -> booking.currency().equals("EUR"))
                        .toList();
        byte[] content = switch (format) {
            case CSV -> BookingsCsv.of(taken, settings, language);
            case DATEV ->
                DatevStack.of(
                        new DatevStack.Head(
                                settings.datev(),
                                settings.chart(),
                                settings.year(),
                                period.from(),
                                period.to(),
                                LocalDateTime.ofInstant(clock.now(), BusinessClock.ZONE),
                                by),
                        taken.stream()
                                .map(booking -> row(booking, settings, language))
                                .toList());
        };
        Document file = new Document(name(period, format), "text/csv", content);
        documents.store(tenant, clock.today(), List.of(file));
        keep(tenant, format, taken, again);
        return Optional.of(noted(tenant, period, format, taken.size(), all.size() - taken.size(), file.sha256(), by));
    }

    private static DatevStack.Row row(Booking booking, AccountingSettings settings, Language language) {
        return new DatevStack.Row(
                booking.day(),
                settings.number(booking.debit(), booking.customerNumber()),
                settings.number(booking.credit(), booking.customerNumber()),
                booking.cents(),
                booking.document(),
                language.text("booking." + booking.kind()) + " " + booking.customerName());
    }

    private void keep(long tenant, Format format, List<Booking> taken, boolean again) {
        int kept = db.sql("""
                        insert into booking_exported (tenant, format, day, document, kind, debit, credit, cents, currency, customer_number, nth)
                        select :tenant, :format, r.day, r.document, r.kind, r.debit, r.credit, r.cents, r.currency, r.customer_number, r.nth
                          from jsonb_to_recordset(:rows::jsonb) as r(day date, document text, kind text, debit text, credit text,
                               cents bigint, currency text, customer_number text, nth int)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("rows", Rows.json(taken))
                .param("format", format.name())
                .update();
        if (!again && kept != taken.size()) {
            throw new IllegalStateException(kept + " bookings are new instead of " + taken.size());
        }
    }

    private static String name(Period period, Format format) {
        String days = period.from() + "_" + period.to();
        return format == Format.DATEV ? "EXTF_Buchungsstapel_" + days + ".csv" : "Buchungen_" + days + ".csv";
    }

    private Export noted(
            long tenant, Period period, Format format, int taken, int leftOut, String document, String by) {
        return db.sql("""
                        insert into booking_export (tenant, format, from_on, to_on, bookings, left_out, document, exported_on, exported_by)
                        values (:tenant, :format, :from, :to, :bookings, :leftOut, :document, :day, :by)
                        returning id, format, from_on, to_on, bookings, left_out, exported_on, exported_by
                        """)
                .param("tenant", tenant)
                .param("format", format.name())
                .param("from", period.from())
                .param("to", period.to())
                .param("bookings", taken)
                .param("leftOut", leftOut)
                .param("document", document)
                .param("day", clock.today())
                .param("by", by)
                .query(Export.class)
                .single();
    }

    public List<Export> latest(long tenant, int most) {
        return db.sql(COLUMNS + " where tenant = :tenant order by id desc limit :most")
                .param("tenant", tenant)
                .param("most", most)
                .query(Export.class)
                .list();
    }

    /** The very file. */
    public Optional<Document> file(long tenant, long export) {
        return db.sql("select document from booking_export where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", export)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(tenant, sha256));
    }

    public AccountingSettings settings(long tenant) {
        return db.sql(
                        "select chart, consultant, client, year_begins, own::text from accounting_settings where tenant = :tenant")
                .param("tenant", tenant)
                .query(SettingsRow.class)
                .optional()
                .map(row -> new AccountingSettings(
                        Chart.valueOf(row.chart()),
                        new DatevNumbers(row.consultant(), row.client()),
                        new FinancialYear(row.yearBegins()),
                        JsonMapper.shared().readValue(row.own(), new TypeReference<Map<Account, String>>() {})))
                .orElseGet(AccountingSettings::usual);
    }

    public void change(long tenant, AccountingSettings settings) {
        Rows.exactlyOne(db.sql("""
                        insert into accounting_settings (tenant, chart, consultant, client, year_begins, own)
                        values (:tenant, :chart, :consultant, :client, :yearBegins, :own::jsonb)
                        on conflict (tenant) do update
                          set chart = excluded.chart, consultant = excluded.consultant, client = excluded.client,
                              year_begins = excluded.year_begins, own = excluded.own
                        """)
                .param("tenant", tenant)
                .param("chart", settings.chart().name())
                .param("consultant", settings.datev().consultant())
                .param("client", settings.datev().client())
                .param("yearBegins", settings.year().begins())
                .param("own", JsonMapper.shared().writeValueAsString(settings.own()))
                .update());
    }
}

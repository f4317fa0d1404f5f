package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.accounting.Account;
import de.mahnwerk.merchant.accounting.AccountingSettings;
import de.mahnwerk.merchant.accounting.BookingExports;
import de.mahnwerk.merchant.accounting.BookingExports.Export;
import de.mahnwerk.merchant.accounting.BookingExports.Format;
import de.mahnwerk.merchant.accounting.Bookings;
import de.mahnwerk.merchant.accounting.Bookings.Period;
import de.mahnwerk.platform.accounting.Chart;
import de.mahnwerk.platform.accounting.DatevNumbers;
import de.mahnwerk.platform.accounting.FinancialYear;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What goes to the merchant's accounting: bookings of a period, the files made of them, the accounts. */
@RestController
class AccountingController {

    private static final int SHOWN = 50;
    private static final int LATEST = 20;

    private final Visit visit;
    private final Bookings bookings;
    private final BookingExports exports;

    AccountingController(Visit visit, Bookings bookings, BookingExports exports) {
        this.visit = visit;
        this.bookings = bookings;
        this.exports = exports;
    }

    @GetMapping("/accounting")
    ResponseEntity<String> show(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        Period period = from == null || to == null ? Period.monthBefore(visit.today()) : period(from, to);
        Map<String, Object> shown = visit.in(tenant -> {
            Map<String, Object> facts = new HashMap<>();
            facts.put("period", period);
            facts.put("sums", bookings.sums(tenant, period));
            facts.put("bookings", bookings.of(tenant, period, SHOWN));
            facts.put("most", SHOWN);
            facts.put("settings", exports.settings(tenant));
            facts.put("freshDatev", bookings.countFresh(tenant, period, Format.DATEV));
            facts.put("freshCsv", bookings.countFresh(tenant, period, Format.CSV));
            facts.put("latest", exports.latest(tenant, LATEST));
            return facts;
        });
        return visit.pages().show("merchant/accounting", "accounting.title", shown);
    }

    /** Makes a file of what no file holds yet, for a booking must not get into the books twice; or {@code again} of everything. */
    @PostMapping("/accounting/files")
    ResponseEntity<String> make(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam Format format,
            @RequestParam(defaultValue = "false") boolean again) {
        Period period = period(from, to);
        Export made = visit.in(tenant -> {
            if (format == Format.DATEV && !exports.settings(tenant).year().contains(period.from(), period.to())) {
                throw refused("accounting.twoYears");
            }
            if (!again && bookings.countFresh(tenant, period, format) == 0) {
                throw refused("accounting.already");
            }
            return exports.make(
                            tenant, period, again, format, visit.pages().page().language(), visit.user())
                    .orElseThrow(() -> refused("accounting.tooMany"));
        });
        return visit.pages()
                .go(
                        "/accounting?from=" + from + "&to=" + to,
                        "accounting.made",
                        visit.pages().page().number(made.bookings()));
    }

    @GetMapping("/accounting/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        Document file = visit.in(tenant -> exports.file(tenant, id)).orElseThrow(() -> new NotFound("file " + id));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }

    /** An account that is left empty, or is the chart's, follows the chart. */
    @PostMapping("/accounting/settings")
    ResponseEntity<String> change(
            @RequestParam Chart chart,
            @RequestParam int consultant,
            @RequestParam int client,
            @RequestParam int yearBegins,
            @RequestParam Map<String, String> form) {
        Map<Account, String> own = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            String number = form.getOrDefault(account.name(), "").strip();
            if (!number.isEmpty() && !number.equals(account.in(chart))) {
                own.put(account, number);
            }
        }
        AccountingSettings settings;
        try {
            settings = new AccountingSettings(
                    chart, new DatevNumbers(consultant, client), new FinancialYear(yearBegins), own);
        } catch (IllegalArgumentException e) {
            throw refused("accounting.settings.refused", String.valueOf(e.getMessage()));
        }
        boolean _ = visit.in(tenant -> {
            exports.change(tenant, settings);
            return true;
        });
        return visit.pages().go("/accounting", "accounting.settings.saved");
    }

    private Period period(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw refused("accounting.backwards");
        }
        return new Period(from, to);
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}

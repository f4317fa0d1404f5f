package de.mahnwerk.agency.web;

import de.mahnwerk.agency.accounting.BookingExports;
import de.mahnwerk.agency.accounting.BookingExports.Export;
import de.mahnwerk.agency.accounting.BookingExports.Format;
import de.mahnwerk.agency.accounting.Bookings;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What goes to the agency's accounting: bookings of a period and the files made of them. */
@RestController
class AccountingController {

    private static final int SHOWN = 50;
    private static final int LATEST = 20;

    private final Bookings bookings;
    private final BookingExports exports;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    AccountingController(Bookings bookings, BookingExports exports, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.bookings = bookings;
        this.exports = exports;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** The month before when nothing is asked for. */
    @GetMapping("/accounting")
    ResponseEntity<String> show(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        LocalDate month = clock.today().withDayOfMonth(1);
        LocalDate first = from == null ? month.minusMonths(1) : from;
        LocalDate last = to == null ? month.minusDays(1) : to;
        inOrder(first, last);
        return tenancy.asEveryone(() -> pages.show(
                "agency/accounting",
                "accounting.title",
                Map.of(
                        "from", first,
                        "to", last,
                        "sums", bookings.sums(first, last),
                        "bookings", bookings.of(first, last, SHOWN),
                        "exports", exports,
                        "freshDatev", bookings.countFresh(first, last, Format.DATEV),
                        "freshCsv", bookings.countFresh(first, last, Format.CSV),
                        "latest", exports.latest(LATEST))));
    }

    /** Makes a file of what no file holds yet, for a booking must not get into the books twice; or {@code again} of everything. */
    @PostMapping("/accounting/files")
    ResponseEntity<String> make(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam Format format,
            @RequestParam(defaultValue = "false") boolean again) {
        inOrder(from, to);
        if (format == Format.DATEV && !exports.oneYear(from, to)) {
            throw refused("accounting.twoYears");
        }
        String by = pages.user().login();
        Export made = tenancy.asEveryone(() -> {
            if (!again && bookings.countFresh(from, to, format) == 0) {
                throw refused("accounting.already");
            }
            return exports.make(from, to, again, format, pages.page().language(), by)
                    .orElseThrow(() -> refused("accounting.tooMany"));
        });
        return pages.go(
                "/accounting?from=" + from + "&to=" + to,
                "accounting.made",
                pages.page().number(made.bookings()));
    }

    @GetMapping("/accounting/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        Document file = tenancy.asEveryone(() -> exports.file(id)).orElseThrow(() -> new NotFound("file " + id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .body(file.content());
    }

    private void inOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw refused("accounting.backwards");
        }
    }

    private RefusedInput refused(String key) {
        return new RefusedInput(pages.page().t(key));
    }
}

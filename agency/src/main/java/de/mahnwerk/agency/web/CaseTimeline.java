package de.mahnwerk.agency.web;

import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.events.EventFeed;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.TimelineEntry;
import de.mahnwerk.platform.web.TimelineEntry.Kind;
import java.util.List;
import java.util.Optional;

/** A case's events in the clerk's words, newest first; a letter's event carries its paper. */
final class CaseTimeline {

    private static final String LETTER = "letter";
    private static final String MERCHANT_TOLD = "payment.reported";

    private CaseTimeline() {}

    static List<TimelineEntry> of(Page page, List<EventFeed.Entry> events, List<DebtorLetters.Written> letters) {
        return events.stream().map(event -> entry(page, event, letters)).toList();
    }

    private static TimelineEntry entry(Page page, EventFeed.Entry event, List<DebtorLetters.Written> letters) {
        boolean money = event.type().startsWith("payment") || event.type().startsWith("payout");
        boolean letter = event.type().contains(LETTER);
        boolean merchant = event.type().equals(MERCHANT_TOLD);
        Optional<DebtorLetters.Written> paper = letters.stream()
                .filter(one -> letter && one.day().equals(event.day()))
                .findFirst();
        return new TimelineEntry(
                event.day(),
                page.t(merchant ? "timeline.client" : "timeline.agency"),
                !merchant,
                money ? Kind.MONEY : letter ? Kind.LETTER : Kind.STATUS,
                page.language().german() ? event.textDe() : event.textEn(),
                "",
                null,
                paper.map(one -> "/letters/" + one.id() + ".pdf").orElse(null));
    }
}

package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.events.EventFeed;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.TimelineEntry;
import de.mahnwerk.platform.web.TimelineEntry.Kind;
import de.mahnwerk.platform.web.TimelineEntry.Paper;
import java.util.ArrayList;
import java.util.List;

/** A case's events in the clerk's words, newest first; a letter's event carries its paper, an answer the documents that it names. */
final class CaseTimeline {

    private static final String LETTER = "letter";
    private static final String MERCHANT_TOLD = "payment.reported";

    private CaseTimeline() {}

    static List<TimelineEntry> of(
            Page page, CollectionCase one, List<EventFeed.Entry> events, List<DebtorLetters.Written> letters) {
        return events.stream().map(event -> entry(page, one, event, letters)).toList();
    }

    private static TimelineEntry entry(
            Page page, CollectionCase one, EventFeed.Entry event, List<DebtorLetters.Written> letters) {
        boolean money = event.type().startsWith("payment") || event.type().startsWith("payout");
        boolean letter = event.type().contains(LETTER);
        boolean merchant = event.type().equals(MERCHANT_TOLD);
        List<Paper> papers = new ArrayList<>();
        letters.stream()
                .filter(written -> letter && written.day().equals(event.day()))
                .limit(1)
                .forEach(written -> papers.add(new Paper("PDF", "/letters/" + written.id() + ".pdf")));
        event.documents()
                .forEach(document -> papers.add(
                        new Paper(document.name(), "/cases/" + one.reference() + "/documents/" + document.id())));
        return new TimelineEntry(
                event.day(),
                page.t(merchant ? "timeline.client" : "timeline.agency"),
                !merchant,
                money ? Kind.MONEY : letter ? Kind.LETTER : Kind.STATUS,
                page.language().german() ? event.textDe() : event.textEn(),
                "",
                null,
                papers);
    }
}

package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.TimelineEntry;
import de.mahnwerk.platform.web.TimelineEntry.Kind;
import de.mahnwerk.platform.web.TimelineEntry.Paper;
import java.util.ArrayList;
import java.util.List;

/** An item's moments on both sides in the reader's words, newest first. */
final class ItemTimeline {

    private ItemTimeline() {}

    static List<TimelineEntry> of(Page page, List<CollectionCase.Moment> moments) {
        return moments.reversed().stream().map(moment -> entry(page, moment)).toList();
    }

    private static TimelineEntry entry(Page page, CollectionCase.Moment moment) {
        return new TimelineEntry(
                moment.day(),
                page.t(moment.own() ? "timeline.you" : "timeline.agency"),
                moment.own(),
                kind(moment),
                text(page, moment),
                moment.type().equals("notice") ? page.code("channel", moment.textEn()) : "",
                moment.cents(),
                papers(moment));
    }

    private static List<Paper> papers(CollectionCase.Moment moment) {
        List<Paper> papers = new ArrayList<>();
        if (moment.noticeId() != null) {
            papers.add(new Paper("PDF", "/notices/" + moment.noticeId() + ".pdf"));
        }
        moment.papers()
                .forEach(named -> papers.add(
                        new Paper(named.name(), "/cases/" + named.handoverId() + "/documents/" + named.id())));
        return papers;
    }

    private static Kind kind(CollectionCase.Moment moment) {
        if (moment.cents() != null || moment.type().startsWith("payment")) {
            return Kind.MONEY;
        }
        return moment.type().equals("notice") || moment.type().contains("letter") ? Kind.LETTER : Kind.STATUS;
    }

    private static boolean undone(CollectionCase.Moment moment) {
        Long cents = moment.cents();
        return moment.textDe().equals("WRITE_OFF") && cents != null && cents < 0;
    }

    private static String text(Page page, CollectionCase.Moment moment) {
        return switch (moment.type()) {
            case "notice" -> page.code("moment", moment.textDe());
            case "handover" -> page.t("moment.handover." + moment.textEn(), moment.textDe());
            case "entry" -> undone(moment) ? page.t("deed.WRITE_OFF_UNDONE") : page.code("entry", moment.textDe());
            default -> page.language().german() ? moment.textDe() : moment.textEn();
        };
    }
}

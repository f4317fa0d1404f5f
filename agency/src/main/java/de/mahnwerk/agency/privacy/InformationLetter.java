package de.mahnwerk.agency.privacy;

import de.mahnwerk.agency.correspondence.Letterhead;
import de.mahnwerk.law.conduct.Retention;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells a person in plain words what is stored, in the order of Art. 15(1) GDPR. */
record InformationLetter(Information told) {

    Letter letter() {
        Language words = told.words();
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(
                words.text("privacy.letter.intro", told.agency().name(), words.date(told.day()))));
        body.add(new Block.Heading(words.text("privacy.letter.why")));
        body.add(new Block.Paragraph(words.text("privacy.letter.purposes", String.join(", ", told.creditors()))));
        body.add(new Block.Paragraph(words.text("privacy.letter.basis")));
        body.add(new Block.Heading(words.text("privacy.letter.whom")));
        body.add(new Block.Paragraph(words.text("privacy.letter.recipients", String.join(", ", told.creditors()))));
        body.add(new Block.Heading(words.text("privacy.letter.howLong")));
        told.rows(Part.CASES).forEach(one -> body.add(new Block.Paragraph(kept(one))));
        body.add(new Block.Heading(words.text("privacy.letter.automated")));
        body.add(new Block.Paragraph(words.text("privacy.letter.noDecision")));
        body.add(new Block.Heading(words.text("privacy.letter.rights")));
        body.add(new Block.Paragraph(
                words.text("privacy.letter.rightsAre", told.agency().email())));
        body.add(new Block.Heading(words.text("privacy.letter.data")));
        told.parts().forEach(part -> add(body, part));
        if (told.keepsSomethingBack()) {
            body.add(new Block.Paragraph(words.text("privacy.letter.withheld")));
        }
        return new Letterhead(told.agency(), told.debtor(), words)
                .letter(
                        List.of(new Letter.Fact(words.text("letter.date"), words.date(told.day()))),
                        words.text("privacy.letter.subject"),
                        body,
                        List.of());
    }

    private void add(List<Block> body, Part part) {
        Language words = told.words();
        body.add(new Block.Heading(words.text("privacy.part." + part)));
        body.add(new Block.FinePrint(words.text(
                "privacy.letter.part",
                words.text("privacy.source." + part.source()),
                words.text("privacy.purpose." + part.kept()),
                words.text("privacy.basis." + part.kept()))));
        told.rows(part).forEach(row -> body.add(new Block.Paragraph(line(row))));
    }

    private String line(Map<String, Object> row) {
        return row.entrySet().stream()
                .filter(field -> !told.keepsBack(field.getKey()))
                .map(field -> told.label(field.getKey()) + ": " + told.shown(field.getKey(), field.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String kept(Map<String, Object> one) {
        Language words = told.words();
        String reference = Objects.toString(one.get("case"), "");
        if (!(one.get("lastOn") instanceof LocalDate last)) {
            return words.text("privacy.letter.keptOpen", reference);
        }
        String until = words.text(
                "privacy.letter.kept",
                reference,
                words.date(last),
                words.date(Retention.of(Retention.Kind.LETTERS, last).keepUntil()),
                words.date(Retention.of(Retention.Kind.VOUCHERS, last).keepUntil()));
        return one.get("titledOn") instanceof LocalDate titled && !"PAID".equals(one.get("outcome"))
                ? until + " "
                        + words.text(
                                "privacy.letter.keptTitle",
                                words.date(Retention.of(Retention.Kind.TITLE, titled)
                                        .keepUntil()))
                : until;
    }
}

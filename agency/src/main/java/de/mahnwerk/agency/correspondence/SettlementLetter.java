package de.mahnwerk.agency.correspondence;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tells a debtor that the creditor accepts what he offered in settlement, and until when he has to pay it. */
record SettlementLetter(DebtorPaper paper, Money offer, LocalDate until) {

    static final String KIND = "SETTLEMENT_ACCEPTED";

    Letter letter() {
        Language words = paper.words();
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(words.text(
                "letter.SETTLEMENT_ACCEPTED.text",
                paper.client().fullName(),
                paper.clientAddress(),
                words.money(offer),
                words.deadline(until))));
        body.addAll(paper.payment(offer, until));
        body.add(new Block.Paragraph(words.text("letter.SETTLEMENT_ACCEPTED.end")));
        return paper.letter(KIND, body, List.of());
    }
}

package de.mahnwerk.agency.correspondence;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.payment.InstalmentPlan.Instalment;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.util.ArrayList;
import java.util.List;

/** A letter about a payment plan; the offer says in text form what the agreement costs before it is made (§ 13a(3) RDG). */
record PlanLetter(DebtorPaper paper, PlanSheet sheet, PlanSheet.Kind kind) {

    Letter letter() {
        List<Block> body = new ArrayList<>();
        body.add(say(
                "letter." + kind + ".text",
                paper.client().fullName(),
                paper.clientAddress(),
                words().money(sheet.demanded()),
                words().deadline(sheet.until())));
        switch (kind) {
            case PLAN_OFFER -> {
                body.add(parts());
                body.add(schedule());
                body.add(costs());
                body.add(rate());
                body.add(say("letter.plan.kept"));
                body.add(say("letter.plan.broken"));
                body.add(say(
                        "letter.plan.accept",
                        words().deadline(sheet.until()),
                        paper.agency().email(),
                        paper.of().reference()));
            }
            case PLAN_AGREED -> {
                body.add(schedule());
                body.add(rate());
                body.add(say("letter.plan.kept"));
                body.add(say("letter.plan.broken"));
                body.addAll(paper.payment(sheet.demanded(), sheet.until()));
            }
            case PLAN_REMINDER -> body.addAll(paper.payment(sheet.demanded(), sheet.until()));
            case PLAN_MISSED -> {
                body.addAll(paper.payment(sheet.demanded(), sheet.until()));
                body.add(say("letter.PLAN_MISSED.end", words().deadline(sheet.until())));
            }
        }
        return paper.letter(kind.name(), body, List.of());
    }

    private Language words() {
        return paper.words();
    }

    private Block say(String key, Object... arguments) {
        return new Block.Paragraph(words().text(key, arguments));
    }

    private Block costs() {
        return sheet.costs().isPositive()
                ? say(
                        "letter.plan.costs",
                        words().money(sheet.costs()),
                        words().german() ? sheet.costsDe() : sheet.costsEn())
                : say("letter.plan.noCosts");
    }

    private Block rate() {
        return say(
                "letter.plan.rate", words().money(sheet.interest()), written(Wording.of("{0}", "{0}", sheet.rate())));
    }

    private String written(Explained law) {
        return law.wording().in(words().locale());
    }

    private Block parts() {
        List<List<String>> rows = new ArrayList<>();
        add(
                rows,
                words().text("letter.plan.debt", words().date(paper.day())),
                sheet.total().minus(sheet.interest()).minus(sheet.costs()));
        add(rows, words().text("letter.plan.costsLine"), sheet.costs());
        add(rows, words().text("letter.plan.interestLine"), sheet.interest());
        return table("letter.claim", rows);
    }

    private Block schedule() {
        List<List<String>> rows = new ArrayList<>();
        for (Instalment one : sheet.instalments()) {
            add(
                    rows,
                    words().text("letter.plan.instalment", rows.size() + 1, words().deadline(one.dueOn())),
                    one.amount());
        }
        return table("letter.plan.instalments", rows);
    }

    private void add(List<List<String>> rows, String what, Money amount) {
        if (amount.isPositive()) {
            rows.add(List.of(what, words().money(amount)));
        }
    }

    private Block table(String head, List<List<String>> rows) {
        return new Block.Table(
                List.of(words().text(head), words().text("letter.amount")),
                rows,
                List.of(words().text("letter.plan.total"), words().money(sheet.total())));
    }
}

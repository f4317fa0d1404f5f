package de.mahnwerk.merchant.correspondence;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.law.payment.EpcQr;
import de.mahnwerk.merchant.dunning.DefaultInterest;
import de.mahnwerk.merchant.dunning.Notice;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notice says: the invoices, what they have cost since, until when and where to pay. */
final class NoticeLetter {

    private final Tenant merchant;
    private final Notice notice;
    private final List<String> enclosed;
    private final NoticeText text;
    private final Language words;
    private final Money open;
    private final Money costs;
    private final Money interest;

    /** {@code enclosed}: names of the files that go with it. {@code text}: what a notice proper says in the merchant's words. */
    NoticeLetter(Tenant merchant, Notice notice, List<String> enclosed, NoticeText text, Language words) {
        this.merchant = merchant;
        this.notice = notice;
        this.enclosed = enclosed;
        this.text = text;
        this.words = words;
        Currency currency = Currency.getInstance(notice.lines().getFirst().currency());
        this.open =
                sum(notice.lines().stream().mapToLong(Notice.Line::openCents).sum(), currency);
        this.costs =
                sum(notice.lines().stream().mapToLong(Notice.Line::costsCents).sum(), currency);
        this.interest = notice.interest() && notice.revokes() == null && currency.equals(Money.EUR)
                ? interest()
                : sum(0, currency);
    }

    private static Money sum(long cents, Currency currency) {
        return new Money(cents, currency);
    }

    /** Each invoice's default interest up to the day of the notice (§ 288 BGB). */
    private Money interest() {
        List<Money> each = new ArrayList<>();
        for (Notice.Line line : notice.lines()) {
            LocalDate since = line.defaultSince();
            if (since != null) {
                each.add(DefaultInterest.of(
                        line.openCents(),
                        line.changes(),
                        since,
                        notice.createdOn(),
                        notice.recipient().kind()));
            }
        }
        return Money.sum(each);
    }

    Money interestClaimed() {
        return interest;
    }

    Money total() {
        return open.plus(costs).plus(interest);
    }

    String subject() {
        return notice.revokes() == null ? said(TextPart.SUBJECT) : words.text("letter.revoke.subject", numbers());
    }

    String mailSubject() {
        return notice.revokes() == null ? said(TextPart.MAIL_SUBJECT) : subject();
    }

    /** A part of the merchant's text with what this notice fills in. */
    private String said(TextPart part) {
        return Placeholder.fill(text.part(part), filled());
    }

    private Map<Placeholder, String> filled() {
        return Map.of(
                Placeholder.CUSTOMER,
                notice.recipient().name(),
                Placeholder.CUSTOMER_NUMBER,
                notice.recipient().number(),
                Placeholder.INVOICES,
                numbers(),
                Placeholder.AMOUNT,
                words.money(total()),
                Placeholder.DATE,
                words.date(notice.createdOn()),
                Placeholder.DEADLINE,
                words.date(notice.deadlineOn()),
                Placeholder.IBAN,
                merchant.iban(),
                Placeholder.REFERENCE,
                reference().printed(),
                Placeholder.SENDER,
                merchant.fullName());
    }

    /** The text of the e-mail that carries the letter. */
    String mailText() {
        LocalDate revokes = notice.revokes();
        if (revokes != null) {
            return String.join(
                    "\n\n",
                    greeting(),
                    words.text("letter.revoke.text", words.date(revokes), numbers()),
                    words.text("letter.revoke.end"),
                    words.text("letter.regards", merchant.fullName()));
        }
        return Stream.of(
                        greeting(),
                        said(TextPart.MAIL_OPENING),
                        words.text("letter.mail.owed", words.money(total()), words.date(notice.deadlineOn())),
                        enclosed.isEmpty() ? "" : words.text("letter.mail.enclosed", String.join(", ", enclosed)),
                        words.text(
                                "letter.mail.pay", merchant.iban(), reference().printed()),
                        said(TextPart.MAIL_CLOSING),
                        words.text("letter.regards", merchant.fullName()))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    Letter letter() {
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(greeting()));
        LocalDate revokes = notice.revokes();
        if (revokes == null) {
            demand(body);
        } else {
            body.add(new Block.Paragraph(words.text("letter.revoke.text", words.date(revokes), numbers())));
            body.add(new Block.Paragraph(words.text("letter.revoke.end")));
        }
        body.add(new Block.Paragraph(words.text("letter.regards", merchant.fullName())));
        if (!enclosed.isEmpty()) {
            body.add(new Block.FinePrint(words.text("letter.enclosed", String.join(", ", enclosed))));
        }
        if (revokes == null) {
            body.add(new Block.FinePrint(words.text("letter.crossed")));
        }
        return new Letter(
                words.locale(),
                merchant.fullName(),
                merchant.fullName() + " · " + merchant.street() + " · " + merchant.postcode() + " " + merchant.city(),
                address(),
                List.of(
                        new Letter.Fact(words.text("letter.date"), words.date(notice.createdOn())),
                        new Letter.Fact(
                                words.text("letter.customer"),
                                notice.recipient().number()),
                        new Letter.Fact(
                                words.text("letter.reference"), reference().printed())),
                subject(),
                body,
                List.of(
                        merchant.fullName() + "\n" + merchant.street() + "\n" + merchant.postcode() + " "
                                + merchant.city(),
                        merchant.email() + "\n" + merchant.phone(),
                        "IBAN " + merchant.iban()));
    }

    private void demand(List<Block> body) {
        body.add(new Block.Paragraph(said(TextPart.OPENING)));
        body.add(table());
        body.add(new Block.Paragraph(words.text(
                "letter.pay",
                words.money(total()),
                words.deadline(notice.deadlineOn()),
                merchant.iban(),
                reference().printed())));
        if (total().currency().equals(Money.EUR)) {
            String payload = EpcQr.of(merchant.fullName(), merchant.iban(), total(), reference())
                    .payload();
            body.add(new Block.GiroCode(payload, words.text("letter.girocode")));
        }
        if (!text.part(TextPart.CLOSING).isEmpty()) {
            body.add(new Block.Paragraph(said(TextPart.CLOSING)));
        }
    }

    private Block table() {
        List<List<String>> rows = new ArrayList<>();
        for (Notice.Line line : notice.lines()) {
            rows.add(List.of(
                    words.text("letter.invoice", line.number()),
                    words.date(line.issuedOn()),
                    words.date(line.dueOn()),
                    words.money(new Money(line.openCents(), open.currency()))));
        }
        if (costs.isPositive()) {
            rows.add(List.of(words.text("letter.costs"), "", "", words.money(costs)));
        }
        if (interest.isPositive()) {
            rows.add(List.of(
                    words.text("letter.interest", words.date(DefaultInterest.lastCounted(notice.createdOn()))),
                    "",
                    "",
                    words.money(interest)));
        }
        return new Block.Table(
                List.of(
                        words.text("letter.claim"),
                        words.text("letter.issued"),
                        words.text("letter.due"),
                        words.text("letter.amount")),
                rows,
                List.of(words.text("letter.total"), "", "", words.money(total())));
    }

    private List<String> address() {
        Notice.Recipient to = notice.recipient();
        List<String> lines = new ArrayList<>();
        if (!to.company().isEmpty()) {
            lines.add(to.company());
        } else {
            if (!to.salutation().isEmpty()) {
                lines.add(to.salutation());
            }
            lines.add(to.name());
        }
        lines.add(to.street());
        lines.add(to.postcode() + " " + to.city());
        return lines;
    }

    private String greeting() {
        Notice.Recipient to = notice.recipient();
        String kind = switch (to.salutation()) {
            case "Herr", "Herrn" -> "letter.dear.man";
            case "Frau" -> "letter.dear.woman";
            default -> "letter.dear";
        };
        return words.text(to.company().isEmpty() ? kind : "letter.dear", to.lastName());
    }

    /** The oldest invoice's reference: it finds the customer, whose oldest debt is paid first (§ 366(2) BGB). */
    private CreditorReference reference() {
        return new CreditorReference(notice.lines().getFirst().creditorReference());
    }

    private String numbers() {
        return notice.lines().stream().map(Notice.Line::number).collect(Collectors.joining(", "));
    }
}

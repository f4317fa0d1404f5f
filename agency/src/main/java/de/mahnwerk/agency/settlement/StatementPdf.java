package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.web.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A settlement as a letter to the client, with the invoice for the fees in it. */
@Component
class StatementPdf {

    private final AgencySettings agency;
    private final LetterPdf pdf = new LetterPdf();
    private final Language words = new Language(Locale.GERMANY, "agency");

    StatementPdf(AgencySettings agency) {
        this.agency = agency;
    }

    Document of(Client client, Settlement settlement, List<Settlement.Line> lines, Optional<FeeInvoice> invoice) {
        return new Document(
                settlement.number() + ".pdf", "application/pdf", pdf.write(letter(client, settlement, lines, invoice)));
    }

    private Letter letter(
            Client client, Settlement settlement, List<Settlement.Line> lines, Optional<FeeInvoice> invoice) {
        String home = agency.postcode() + " " + agency.city();
        return new Letter(
                Locale.GERMANY,
                agency.name(),
                agency.name() + " · " + agency.street() + " · " + home,
                List.of(client.fullName(), client.street(), client.postcode() + " " + client.city()),
                List.of(
                        new Letter.Fact(words.text("settlement.number"), settlement.number()),
                        new Letter.Fact(words.text("settlement.day"), words.date(settlement.issuedOn())),
                        new Letter.Fact(words.text("settlement.client"), client.number())),
                words.text("settlement.subject", settlement.number()),
                body(client, settlement, lines, invoice),
                List.of(
                        agency.name() + "\n" + agency.street() + "\n" + home,
                        agency.phone() + "\n" + agency.email(),
                        agency.registered() + "\n" + agency.authority().name() + "\n"
                                + words.text("feeInvoice.vatId", agency.vatId())));
    }

    private List<Block> body(
            Client client, Settlement settlement, List<Settlement.Line> lines, Optional<FeeInvoice> invoice) {
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(words.text(
                "settlement.period", words.date(settlement.periodFrom()), words.date(settlement.periodTo()))));
        body.add(new Block.Table(
                List.of(words.text("settlement.figure"), words.text("settlement.amount")),
                List.of(
                        figure("settlement.received", settlement.receivedCents()),
                        figure("settlement.retained", -settlement.retainedCents()),
                        figure("settlement.fees", -settlement.feesCents()),
                        figure("settlement.vat", -settlement.vatCents()),
                        figure("settlement.carried", settlement.carriedCents())),
                figure("settlement.payout", settlement.payoutCents())));
        body.add(new Block.Paragraph(
                settlement.payoutCents() > 0
                        ? words.text("settlement.goesTo", client.payoutIban())
                        : words.text("settlement.carriedOver")));
        if (settlement.waivedCents() > 0) {
            body.add(new Block.Paragraph(
                    words.text("settlement.waived", words.money(Money.cents(settlement.waivedCents())))));
        }
        invoice.ifPresent(charged -> body.addAll(invoice(charged)));
        body.add(new Block.Heading(words.text("settlement.lines")));
        body.add(new Block.Table(
                List.of(
                        words.text("settlement.line.text"),
                        words.text("settlement.line.case"),
                        words.text("settlement.line.net"),
                        words.text("settlement.line.vat"),
                        words.text("settlement.line.payout")),
                lines.stream().map(this::line).toList(),
                List.of()));
        return body;
    }

    /** What § 14(4) UStG wants to be said; the amounts are those of its data. */
    private List<Block> invoice(FeeInvoice invoice) {
        List<List<String>> rows = new ArrayList<>();
        invoice.positions()
                .forEach(position -> rows.add(List.of(
                        words.text("feeInvoice." + position.kind()),
                        words.text("feeInvoice.count", position.count()),
                        words.money(position.net()))));
        rows.add(List.of(words.text("feeInvoice.net"), "", words.money(invoice.net())));
        rows.add(List.of(words.text("feeInvoice.vat"), "", words.money(invoice.vat())));
        rows.add(List.of(words.text("feeInvoice.gross"), "", words.money(invoice.gross())));
        rows.add(List.of(
                words.text(invoice.creditNote() ? "feeInvoice.added" : "feeInvoice.kept"),
                "",
                words.money(invoice.setOff().negated())));
        return List.of(
                new Block.Heading(words.text(
                        invoice.creditNote() ? "feeInvoice.creditNote" : "feeInvoice.invoice", invoice.number())),
                new Block.Paragraph(words.text(
                        "feeInvoice.days",
                        words.date(invoice.issuedOn()),
                        words.date(invoice.from()),
                        words.date(invoice.to()))),
                new Block.Table(
                        List.of(words.text("feeInvoice.position"), "", words.text("settlement.amount")),
                        rows,
                        List.of(words.text("feeInvoice.due"), "", words.money(invoice.due()))),
                new Block.Paragraph(
                        invoice.due().isPositive()
                                ? words.text("feeInvoice.carriedOver")
                                : words.text("feeInvoice.setOff", invoice.settlement())));
    }

    private List<String> figure(String key, long cents) {
        return List.of(words.text(key), words.money(Money.cents(cents)));
    }

    private List<String> line(Settlement.Line line) {
        String reference = line.caseReference();
        return List.of(
                line.textDe(),
                reference == null ? "" : reference,
                words.money(Money.cents(line.netCents())),
                words.money(Money.cents(line.vatCents())),
                words.money(Money.cents(line.payoutCents())));
    }
}

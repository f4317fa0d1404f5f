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
import org.springframework.stereotype.Component;

/** A settlement as a letter to the client. */
@Component
class StatementPdf {

    private final AgencySettings agency;
    private final LetterPdf pdf = new LetterPdf();
    private final Language words = new Language(Locale.GERMANY, "agency");

    StatementPdf(AgencySettings agency) {
        this.agency = agency;
    }

    Document of(Client client, Settlement settlement, List<Settlement.Line> lines) {
        return new Document(
                settlement.number() + ".pdf", "application/pdf", pdf.write(letter(client, settlement, lines)));
    }

    private Letter letter(Client client, Settlement settlement, List<Settlement.Line> lines) {
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
                body(client, settlement, lines),
                List.of(
                        agency.name() + "\n" + agency.street() + "\n" + home,
                        agency.phone() + "\n" + agency.email(),
                        agency.registered() + "\n" + agency.authority().name()));
    }

    private List<Block> body(Client client, Settlement settlement, List<Settlement.Line> lines) {
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

package de.mahnwerk.agency.correspondence;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.EpcQr;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.List;

/** What is the same on every paper to a debtor: who writes to whom, about which case, in which language. */
record DebtorPaper(
        AgencySettings agency, Client client, CollectionCase of, CaseDebtor debtor, LocalDate day, Language words) {

    String subject(String kind) {
        return words.text("letter." + kind + ".subject", client.fullName(), of.reference());
    }

    String clientAddress() {
        return client.street() + ", " + client.postcode() + " " + client.city();
    }

    /** The body between greeting and regards, what follows these in small print. */
    Letter letter(String kind, List<Block> body, List<String> finePrint) {
        return new Letterhead(agency, debtor, words)
                .letter(
                        List.of(
                                new Letter.Fact(words.text("letter.date"), words.date(day)),
                                new Letter.Fact(words.text("letter.case"), of.reference()),
                                new Letter.Fact(
                                        words.text("letter.reference"),
                                        of.paymentReference().printed())),
                        subject(kind),
                        body,
                        finePrint);
    }

    /** How an amount is paid by a day, in words and as a code for the banking app. */
    List<Block> payment(Money amount, LocalDate deadline) {
        return List.of(
                new Block.Paragraph(words.text(
                        "letter.pay",
                        words.money(amount),
                        words.deadline(deadline),
                        agency.name(),
                        agency.trustIban(),
                        of.paymentReference().printed())),
                new Block.GiroCode(
                        EpcQr.of(agency.name(), agency.trustIban(), amount, of.paymentReference())
                                .payload(),
                        words.text("letter.girocode")));
    }
}

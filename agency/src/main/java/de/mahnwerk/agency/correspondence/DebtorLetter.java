package de.mahnwerk.agency.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.account.FeeStage;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.InterestBasis;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.conduct.FirstLetterContent;
import de.mahnwerk.law.conduct.FirstLetterContent.AddressSource;
import de.mahnwerk.law.conduct.FirstLetterContent.CostStatement;
import de.mahnwerk.law.conduct.FirstLetterContent.Ground;
import de.mahnwerk.law.conduct.FirstLetterContent.InterestLevel;
import de.mahnwerk.law.conduct.FirstLetterContent.InterestStatement;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter to a debtor says. The same texts go onto the paper and, as {@link #content()}, to the check of § 13a RDG,
 * so that what is checked is what is printed.
 */
record DebtorLetter(
        DebtorPaper paper,
        List<CaseItem> items,
        CaseAmounts amounts,
        String kind,
        FeeStage stage,
        LocalDate deadline,
        @Nullable String addressSource) {

    CollectionCase of() {
        return paper.of();
    }

    private AgencySettings agency() {
        return paper.agency();
    }

    private Client client() {
        return paper.client();
    }

    private LocalDate day() {
        return paper.day();
    }

    private Language words() {
        return paper.words();
    }

    /** What § 13a(1) RDG asks for, as printed. */
    FirstLetterContent content() {
        return new FirstLetterContent(
                client().fullName(),
                paper.clientAddress(),
                items.stream()
                        .map(item -> new Ground(item.subject(), contractDay(item)))
                        .toList(),
                amounts.interest().isPositive()
                        ? List.of(new InterestStatement(
                                amounts.principal(), interestRate(), of().interestFrom(), day(), level(), ""))
                        : List.of(),
                costStatements(),
                vatDeclaration(),
                addressSource == null ? AddressSource.CREDITOR : AddressSource.ELSEWHERE,
                addressSource == null ? "" : source(),
                agency().authority().name(),
                agency().authority().address(),
                agency().authority().electronic(),
                costs().total());
    }

    private List<CostStatement> costStatements() {
        Money open = amounts.collectionCosts();
        if (!open.isPositive()) {
            return List.of();
        }
        Costs costs = costs();
        Money vat = open.proportion(costs.vat(), costs.total());
        return List.of(new CostStatement(
                words().text("letter.collectionCosts"), open.minus(vat), words().text("letter.costReason"), vat));
    }

    private Costs costs() {
        return stage.costs(of(), of().principal());
    }

    private InterestLevel level() {
        return of().interestBasis() == InterestBasis.CONTRACTUAL
                ? InterestLevel.ABOVE_STATUTORY
                : InterestLevel.STATUTORY;
    }

    /** Where no contract date was handed over, the invoice's date names the business. */
    private static LocalDate contractDay(CaseItem item) {
        LocalDate contract = item.contractOn();
        return contract == null ? item.issuedOn() : contract;
    }

    private String interestRate() {
        return switch (of().interestBasis()) {
            case STATUTORY_CONSUMER -> words().text("letter.interest.consumer");
            case STATUTORY_BUSINESS -> words().text("letter.interest.business");
            case CONTRACTUAL ->
                words().text(
                                "letter.interest.contract",
                                requireNonNull(of().interestRate()).toPlainString());
        };
    }

    private String vatDeclaration() {
        return of().creditorVat() == CreditorVat.CREDITOR_CANNOT_DEDUCT ? words().text("letter.vat") : "";
    }

    Letter letter() {
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(
                words().text("letter." + kind + ".text", client().fullName(), paper.clientAddress())));
        items.forEach(item -> body.add(new Block.Paragraph(words().text(
                        "letter.ground",
                        item.subject(),
                        words().date(contractDay(item)),
                        item.invoiceNumber(),
                        words().date(item.issuedOn()),
                        words().date(item.dueOn())))));
        body.add(table());
        body.addAll(paper.payment(amounts.open(), deadline));
        body.add(new Block.Paragraph(words().text("letter." + kind + ".end")));
        return paper.letter(kind, body, finePrint());
    }

    private Block table() {
        List<List<String>> rows = new ArrayList<>();
        add(rows, words().text("letter.principal"), amounts.principal());
        add(
                rows,
                words().text(
                                "letter.interest",
                                interestRate(),
                                words().money(amounts.principal()),
                                words().date(of().interestFrom()),
                                words().date(day())),
                amounts.interest());
        add(rows, words().text("letter.merchantCosts", client().fullName()), amounts.merchantCosts());
        for (CostStatement cost : costStatements()) {
            add(rows, cost.kind() + ": " + costs().wording().in(words().locale()), cost.amount());
            add(rows, words().text("letter.vatLine"), cost.vat());
        }
        return new Block.Table(
                List.of(words().text("letter.claim"), words().text("letter.amount")),
                rows,
                List.of(words().text("letter.total"), words().money(amounts.open())));
    }

    private void add(List<List<String>> rows, String what, Money amount) {
        if (amount.isPositive()) {
            rows.add(List.of(what, words().money(amount)));
        }
    }

    /** § 13a(1) no. 7 RDG. */
    private String source() {
        return addressSource == null
                ? words().text("letter.source", client().fullName())
                : words().text("letter.sourceElsewhere", addressSource, agency().email());
    }

    private List<String> finePrint() {
        List<String> texts = new ArrayList<>();
        texts.add(words().text("letter.costReasonLong", client().fullName()));
        if (!vatDeclaration().isEmpty() && amounts.collectionCosts().isPositive()) {
            texts.add(vatDeclaration());
        }
        texts.add(source());
        texts.add(words().text(
                        "letter.authority",
                        agency().authority().name(),
                        agency().authority().address(),
                        agency().authority().electronic()));
        texts.add(words().text("letter.privacy", client().fullName(), agency().email()));
        return texts;
    }
}

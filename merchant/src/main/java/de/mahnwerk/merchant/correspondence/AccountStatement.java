package de.mahnwerk.merchant.correspondence;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.Customers.Customer;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is open on a customer's account on a day, as a letter: one table and one sum a currency. */
@Component
public class AccountStatement {

    private final Tenants tenants;
    private final Customers customers;
    private final LetterPdf pdf = new LetterPdf();

    AccountStatement(Tenants tenants, Customers customers) {
        this.tenants = tenants;
        this.customers = customers;
    }

    public Document of(long tenant, Customer customer, Language words, LocalDate today) {
        Tenant merchant = tenants.get(tenant);
        Map<String, List<OpenItem>> byCurrency = customers.items(tenant, customer.id(), today).stream()
                .filter(item -> item.openCents() != 0 && !item.state().equals("WRITTEN_OFF"))
                .collect(Collectors.groupingBy(OpenItem::currency, TreeMap::new, Collectors.toList()));
        List<Block> body = new ArrayList<>();
        body.add(new Block.Paragraph(words.text("account.text", words.date(today))));
        byCurrency.values().forEach(items -> body.add(table(words, items.reversed())));
        if (byCurrency.isEmpty()) {
            body.add(new Block.Paragraph(words.text("account.nothing")));
        }
        body.add(new Block.Paragraph(words.text("letter.regards", merchant.fullName())));
        return new Document(
                "Kontoauszug-" + customer.number().replaceAll("[^0-9A-Za-z-]", "_") + ".pdf",
                "application/pdf",
                pdf.write(letter(merchant, customer, words, today, body)));
    }

    private static Block table(Language words, List<OpenItem> items) {
        List<List<String>> rows = items.stream()
                .map(item -> List.of(
                        item.number(),
                        words.date(item.issuedOn()),
                        words.date(item.dueOn()),
                        words.money(item.amount()),
                        words.money(item.open())))
                .toList();
        Money sum = Money.sum(items.stream().map(OpenItem::open).toList());
        return new Block.Table(
                List.of(
                        words.text("item.number"),
                        words.text("letter.issued"),
                        words.text("letter.due"),
                        words.text("item.amount"),
                        words.text("letter.amount")),
                rows,
                List.of(words.text("account.sum"), "", "", "", words.money(sum)));
    }

    private static Letter letter(
            Tenant merchant, Customer customer, Language words, LocalDate today, List<Block> body) {
        return new Letter(
                words.locale(),
                merchant.fullName(),
                merchant.fullName() + " · " + merchant.street() + " · " + merchant.postcode() + " " + merchant.city(),
                List.of(customer.name(), customer.street(), customer.postcode() + " " + customer.city()),
                List.of(
                        new Letter.Fact(words.text("letter.date"), words.date(today)),
                        new Letter.Fact(words.text("letter.customer"), customer.number())),
                words.text("account.title", customer.number()),
                body,
                List.of(
                        merchant.fullName() + "\n" + merchant.street() + "\n" + merchant.postcode() + " "
                                + merchant.city(),
                        merchant.email() + "\n" + merchant.phone(),
                        "IBAN " + merchant.iban()));
    }
}

package de.mahnwerk.app.demo;

import de.mahnwerk.app.SideDoor;
import de.mahnwerk.app.world.Agenda;
import de.mahnwerk.app.world.Bank;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.app.world.People;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lives the demo world day by day: what people do, what the bank prints, what both sides make of it. */
final class TimeLapse {

    private static final int PROGRESS_EVERY_DAYS = 10;

    private final DemoWorld world;
    private final DemoSides sides;
    private final long seed;
    private final PrintWriter out;
    private final Bank bank = new Bank();
    private final Agenda agenda = new Agenda();
    private final People movers;
    private final String trustIban;
    private final Debtors debtors;
    private final List<DemoInvoice> disputed = new ArrayList<>();
    private final List<DemoInvoice> moved = new ArrayList<>();

    TimeLapse(DemoWorld world, DemoSides sides, long seed, String trustIban, PrintWriter out) {
        this.world = world;
        this.sides = sides;
        this.seed = seed;
        this.out = out;
        this.trustIban = trustIban;
        this.movers = new People(new Random(seed + 1));
        Merchant.ALL.forEach(merchant -> bank.open(merchant.iban(), merchant.owner()));
        bank.open(Merchant.BY_HAND.iban(), Merchant.BY_HAND.name());
        bank.open(trustIban, "Nordwall Inkasso GmbH");
        this.debtors = new Debtors(agenda, bank, trustIban, new Debtors.Clerk() {
            @Override
            public void disputed(DemoInvoice invoice) {
                disputed.add(invoice);
            }

            @Override
            public void moved(DemoInvoice invoice) {
                moved.add(invoice);
            }
        });
    }

    void run(LocalDate first, int days) {
        PaperClaims papers = new PaperClaims(new Random(seed + 2), first);
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            live(day, papers.arrivingOn(day));
            if ((i + 1) % PROGRESS_EVERY_DAYS == 0 || i == days - 1) {
                out.printf("  %s  day %3d of %d%n", day, i + 1, days);
                out.flush();
            }
        }
    }

    private void live(LocalDate day, List<DemoInvoice> papers) {
        sides.live(day);
        List<DemoInvoice> issued = world.issuedOn(day);
        invoices(issued, "invoices-" + day + ".csv");
        issued.forEach(debtors::receive);
        agenda.live(day);
        executePayouts(day);
        statements(day);
        clerks(day);
        papers.forEach(claim -> {
            debtors.receive(claim);
            sides.typeIn(PaperClaims.typed(claim, day));
        });
        sides.live(day);
        letters(day);
    }

    private void invoices(List<DemoInvoice> invoices, String fileName) {
        Map<Merchant, List<DemoInvoice>> byMerchant = new TreeMap<>(java.util.Comparator.comparing(Merchant::key));
        byMerchant.putAll(invoices.stream()
                .collect(Collectors.groupingBy(one -> one.customer().merchant())));
        byMerchant.forEach((merchant, own) -> {
            String _ = sides.of(merchant).upload("/imports", fileName, OpenItemsCsv.of(own));
        });
    }

    /** The bank reads what the agency ordered yesterday. */
    private void executePayouts(LocalDate day) {
        sides.clerk()
                .find("/settlements/payouts/" + day.minusDays(1) + ".xml")
                .ifPresent(file -> bank.execute(day, trustIban, file));
    }

    private void statements(LocalDate day) {
        for (Merchant merchant : Merchant.ALL) {
            bank.statement(merchant.iban(), day).ifPresent(file -> {
                String _ = sides.of(merchant).upload("/imports", "statement-" + day + ".xml", file);
            });
        }
        bank.statement(trustIban, day).ifPresent(file -> {
            String _ = sides.clerk().upload("/payments/statements", "trust-" + day + ".xml", file);
        });
    }

    /** What people type in: disputes, new addresses, and the one click on all returned debits. */
    private void clerks(LocalDate day) {
        for (DemoInvoice invoice : disputed) {
            SideDoor door = sides.of(invoice.customer().merchant());
            door.itemOf(invoice.number()).ifPresent(item -> {
                String _ = door.form("/items/" + item + "/dispute", Map.of("reason", "Ware nicht erhalten"));
            });
        }
        disputed.clear();
        invoices(
                moved.stream()
                        .map(invoice -> invoice.of(movers.moved(invoice.customer())))
                        .toList(),
                "addresses-" + day + ".csv");
        moved.clear();
        if (day.getDayOfMonth() == 1 || day.getDayOfMonth() == 15) {
            for (Merchant merchant : Merchant.ALL) {
                boolean _ = sides.of(merchant).offer("/handover", Map.of("filter", "returned=true"));
            }
        }
    }

    private void letters(LocalDate day) {
        sides.feeds().forEach(feed -> feed.newLetters().forEach(letter -> debtors.receive(letter, day)));
    }
}

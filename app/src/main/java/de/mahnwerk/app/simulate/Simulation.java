package de.mahnwerk.app.simulate;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.app.SideDoor;
import de.mahnwerk.app.world.Agenda;
import de.mahnwerk.app.world.Bank;
import de.mahnwerk.app.world.Lapse;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.days.Lanes;
import de.mahnwerk.protocol.DecisionChoice;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.Outcome;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Lives the population day by day: claims come, debtors do what they do, the bank prints its statement, the agency works. */
final class Simulation {

    private static final int PROGRESS_EVERY_DAYS = 10;
    private static final int DAYS_TO_DECIDE = 4;
    private static final int DAYS_TO_ANSWER = 3;

    private final SimulatedAgency agency;
    private final SideDoor door;
    private final List<Shop> shops;
    private final Population population;
    private final Bank bank = new Bank();
    private final Agenda agenda = new Agenda();
    private final Hands hands = new Hands();
    private final Stopwatch watch = new Stopwatch();
    private final Clerk clerk;
    private final Debtors debtors;
    private final Map<UUID, Debt> byCase = new HashMap<>();
    private final List<String> trustDifferences = new ArrayList<>();
    private final PrintWriter out;
    private int daysProved;
    private boolean moneyWaits;
    private LocalDate ordered = LocalDate.MIN;

    Simulation(SimulatedAgency agency, Population population, long seed, LocalDate first, PrintWriter out) {
        this.agency = agency;
        this.population = population;
        this.out = out;
        this.door = agency.clerk();
        this.shops = agency.shops(first);
        this.clerk = new Clerk(door, hands);
        this.debtors = new Debtors(agenda, bank, clerk, agency.register(), seed);
        bank.open(Lapse.TRUST_IBAN, "Nordwall Inkasso GmbH");
        Merchant.ALL.forEach(merchant -> bank.open(merchant.iban(), merchant.owner()));
    }

    Hands hands() {
        return hands;
    }

    Stopwatch watch() {
        return watch;
    }

    List<Shop> shops() {
        return shops;
    }

    int daysProved() {
        return daysProved;
    }

    List<String> trustDifferences() {
        return trustDifferences;
    }

    /** All refusals of pages, which none is expected of; those of the interface are with the shops. */
    Map<String, Integer> refused() {
        return clerk.refused();
    }

    void run(LocalDate first, int days) {
        for (int i = 0; i < days; i++) {
            live(first.plusDays(i));
            if ((i + 1) % PROGRESS_EVERY_DAYS == 0 || i == days - 1) {
                double spent = watch.seconds();
                out.printf(
                        "  %s  day %3d of %d, %d cases, %.0f s; about %.0f s to go%n",
                        first.plusDays(i), i + 1, days, byCase.size(), spent, spent * (days - i - 1) / (i + 1));
                out.flush();
            }
        }
    }

    private void live(LocalDate day) {
        boolean working = Population.working(day);
        watch.measure("agencyDay", () -> agency.live(day));
        watch.measure("people", () -> agenda.live(day));
        if (working) {
            watch.measure("unclearMoney", this::unclearMoney);
            watch.measure("bank", () -> statement(day));
            watch.measure("handOver", () -> handOver(day));
        }
        watch.measure("agencyEvening", () -> agency.live(day));
        watch.measure("news", () -> shops.forEach(shop -> news(shop, day)));
        watch.measure("proofs", () -> prove(day));
    }

    /** The bank executes what was ordered since its last day and prints what moved. */
    private void statement(LocalDate day) {
        LocalDate from = ordered.equals(LocalDate.MIN) ? day.minusDays(1) : ordered;
        from.datesUntil(day)
                .forEach(before -> door.find("/settlements/payouts/" + before + ".xml")
                        .ifPresent(file -> bank.execute(day, Lapse.TRUST_IBAN, file)));
        ordered = day;
        bank.statement(Lapse.TRUST_IBAN, day).ifPresent(file -> {
            String _ = door.upload("/payments/statements", "trust-" + day + ".xml", file);
        });
    }

    private void handOver(LocalDate day) {
        List<Debt> today = population.arrivingOn(day);
        Map<String, List<Debt>> byShop = today.stream()
                .collect(Collectors.groupingBy(debt -> debt.debtor().merchant().key()));
        // the shops know nothing of each other
        int _ = Lanes.sum(shops, shop -> shop.handOver(byShop.getOrDefault(shop.key(), List.of())));
        for (Debt debt : today) {
            if (debt.isAccepted()) {
                byCase.put(debt.id(), debt);
            }
        }
    }

    private void news(Shop shop, LocalDate day) {
        for (Event event : shop.news()) {
            switch (event.kind()) {
                case LETTER_SENT ->
                    debtors.read(
                            shop, shop.of(event), String.valueOf(event.data().get("kind")), open(event), day);
                case CASE_CLOSED -> {
                    Debt debt = shop.of(event);
                    debt.ended(requireNonNull(event.outcome()));
                    debtors.readClosed(debt, day);
                }
                case CASE_WITHDRAWN -> shop.of(event).ended(Outcome.WITHDRAWN);
                case CLAIM_QUERIED -> {
                    UUID query = event.dataAs(EventData.QueryAsked.class).messageId();
                    agenda.on(later(day, DAYS_TO_ANSWER), () -> shop.answer(shop.of(event), query));
                }
                case DECISION_REQUESTED -> {
                    UUID decision =
                            event.dataAs(EventData.DecisionRequested.class).decisionId();
                    agenda.on(later(day, DAYS_TO_DECIDE), () -> shop.accept(shop.of(event), decision));
                }
                case DECISION_TAKEN -> {
                    if (event.dataAs(EventData.DecisionTaken.class).choice() == DecisionChoice.YES) {
                        debtors.paySettlement(shop.of(event), open(event), day);
                    }
                }
                case SETTLEMENT_ISSUED ->
                    shop.settle(event.dataAs(EventData.SettlementIssued.class).settlementId());
                default -> {
                    // nothing that anybody of this world reacts to
                }
            }
        }
    }

    private static Money open(Event event) {
        return Money.cents(requireNonNull(event.amounts()).open().cents());
    }

    private static LocalDate later(LocalDate day, int days) {
        return Population.workingFrom(day.plusDays(days));
    }

    /** What has waited since yesterday is assigned to the case that the payer names when he is asked. */
    private void unclearMoney() {
        if (moneyWaits) {
            clerk.waitingMoney()
                    .forEach(money ->
                            debtors.meant(money.payer(), money.amount()).ifPresent(debt -> clerk.assign(money, debt)));
        }
    }

    private void prove(LocalDate day) {
        JsonNode trust = agency.trust();
        if (trust.get("holds").asBoolean()) {
            daysProved++;
        } else {
            trustDifferences.add(day + ": " + trust);
        }
        moneyWaits = false;
        for (JsonNode task : agency.tasks()) {
            String caseId = task.get("caseId").asString("");
            String kind = task.get("kind").asString();
            moneyWaits |= kind.equals("MONEY");
            hands.waits(kind, caseId.isEmpty() ? task.get("link").asString() : caseId);
            if (!caseId.isEmpty()) {
                requireNonNull(byCase.get(UUID.fromString(caseId))).touch();
            }
        }
    }

    /** All claims that the agency has taken, in their order. */
    List<Debt> debts() {
        return byCase.values().stream()
                .sorted(Comparator.comparing(Debt::reference))
                .toList();
    }
}

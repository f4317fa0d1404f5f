package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Instalment;
import de.mahnwerk.merchant.receivables.Instalments;
import de.mahnwerk.merchant.receivables.NewOpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One merchant's random history beside a model that knows what may be dunned; a number decides each step. */
final class History {

    private static final int STEPS = 18;
    private static final int CUSTOMERS = 4;
    private static final String BY = "mia";

    /** What the model knows of an item. */
    private static final class Item {
        private final long id;
        private final boolean credit;
        private final LocalDate due;
        private long open;
        private boolean disputed;
        private LocalDate blockedUntil = LocalDate.MIN;
        private boolean instalment;
        private final List<Item> instalments = new ArrayList<>();

        private Item(long id, boolean credit, LocalDate due, long open) {
            this.id = id;
            this.due = due;
            this.credit = credit;
            this.open = open;
        }
    }

    private record Payment(Item item, long cents) {}

    private record Noticed(long itemId, long noticeId) {}

    private final long tenant;
    private final Tenancy tenancy;
    private final JdbcClient db;
    private final BusinessClock clock;
    private final Receivables receivables;
    private final DunningRuns runs;
    private final HandoverQueue queue;
    private final Instalments instalments;
    private final Invariants invariants;
    private final List<Item> items = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final Set<Long> queued = new HashSet<>();
    private final List<Long> carriedOut = new ArrayList<>();
    private final Set<Noticed> seen = new HashSet<>();
    private int counter;

    History(MerchantHouse house) {
        tenant = house.merchant();
        tenancy = house.bean(Tenancy.class);
        db = house.bean(JdbcClient.class);
        clock = house.bean(BusinessClock.class);
        receivables = house.bean(Receivables.class);
        runs = house.bean(DunningRuns.class);
        queue = house.bean(HandoverQueue.class);
        instalments = house.bean(Instalments.class);
        invariants = new Invariants(tenant, tenancy, db);
    }

    void step(int number) {
        int choice = number / STEPS;
        switch (number % STEPS) {
            case 0, 1, 2 -> invoice(choice, false);
            case 3 -> invoice(choice, true);
            case 4, 5 -> pay(choice);
            case 6 -> payBack(choice);
            case 7 -> block(choice);
            case 8 -> dispute(choice);
            case 9 -> handOver(choice);
            case 10 -> takeOut(choice);
            case 11 -> undo(choice);
            case 12, 13 -> clock.moveTo(clock.today().plusDays(1 + choice % 20));
            case 14 -> agreeInstalments(choice);
            case 15 -> revokeInstalments(choice);
            default -> run(choice);
        }
        check();
    }

    private void invoice(int choice, boolean credit) {
        int customer = choice % CUSTOMERS;
        long cents = (credit ? -1L : 1L) * (100L + choice % 90_000);
        LocalDate due = clock.today().minusDays(choice % 40);
        String number = (credit ? "G-" : "R-") + ++counter;
        NewOpenItem added = new NewOpenItem(
                "K-" + customer,
                "CONSUMER",
                "",
                "",
                "Kim",
                "Muster",
                "",
                "Weg 1",
                "50667",
                "Köln",
                "DE",
                "",
                "",
                "",
                credit ? "CREDIT_NOTE" : "INVOICE",
                number,
                "",
                "",
                null,
                null,
                due.minusDays(14),
                due,
                "EUR",
                cents,
                cents,
                false,
                "",
                "",
                null);
        long id = tenancy.as(tenant, () -> {
            assertThat(receivables
                            .register(tenant, List.of(added), clock.today())
                            .added())
                    .isEqualTo(1);
            return db.sql("select id from open_item where tenant = :tenant and number = :number")
                    .param("tenant", tenant)
                    .param("number", number)
                    .query(Long.class)
                    .single();
        });
        items.add(new Item(id, credit, due, cents));
    }

    private void pay(int choice) {
        if (!items.isEmpty()) {
            pay(choice, any(choice));
        }
    }

    private void pay(int choice, Item item) {
        long cents = choice % 3 == 0 ? Math.abs(item.open) : 1 + choice % 20_000;
        book(item, Entry.Kind.PAYMENT, -cents);
        payments.add(new Payment(item, cents));
    }

    private Item any(int choice) {
        return items.get(choice % items.size());
    }

    private void payBack(int choice) {
        if (!payments.isEmpty()) {
            Payment payment = payments.remove(choice % payments.size());
            book(payment.item(), Entry.Kind.PAYMENT_REVERSED, payment.cents());
        }
    }

    private void book(Item item, Entry.Kind kind, long cents) {
        LocalDate today = clock.today();
        Entry entry = new Entry(item.id, kind, cents, today, today, "test", "p" + ++counter, "");
        tenancy.run(tenant, () -> {
            // the same fact twice is booked once
            assertThat(receivables.book(tenant, List.of(entry))).hasSize(1);
            assertThat(receivables.book(tenant, List.of(entry))).isEmpty();
        });
        item.open += cents;
    }

    private void agreeInstalments(int choice) {
        if (items.isEmpty()) {
            return;
        }
        Item item = any(choice);
        int count = 2 + choice % 3;
        boolean may =
                item.open >= count && !item.credit && !item.disputed && !item.instalment && !queued.contains(item.id);
        List<Instalment> wanted = Instalment.equal(
                Math.max(item.open, count), count, clock.today().plusDays(choice % 10), Instalment.Interval.WEEK);
        assertThat(tenancy.as(tenant, () -> instalments.agree(tenant, item.id, wanted, by())))
                .as("instalments of item %s", item.id)
                .isEqualTo(may);
        if (may) {
            List<Long> ids = newestParts(item, count);
            for (int i = 0; i < count; i++) {
                Item part = new Item(
                        ids.get(i), false, wanted.get(i).dueOn(), wanted.get(i).cents());
                part.instalment = true;
                part.blockedUntil = item.blockedUntil;
                items.add(part);
                item.instalments.add(part);
            }
            item.open = 0;
        }
    }

    private List<Long> newestParts(Item item, int count) {
        return tenancy.as(
                tenant,
                () -> db.sql("""
                        select p.id from open_item p join open_item i on i.tenant = :tenant and i.number = p.invoice_number
                         where p.tenant = :tenant and i.id = :id order by p.id desc limit :count
                        """)
                        .param("tenant", tenant)
                        .param("id", item.id)
                        .param("count", count)
                        .query(Long.class)
                        .list()
                        .reversed());
    }

    private void revokeInstalments(int choice) {
        List<Item> split =
                items.stream().filter(item -> !item.instalments.isEmpty()).toList();
        if (split.isEmpty()) {
            return;
        }
        Item item = split.get(choice % split.size());
        List<Item> open =
                item.instalments.stream().filter(part -> part.open > 0).toList();
        boolean may = !open.isEmpty() && open.stream().noneMatch(part -> part.disputed);
        assertThat(tenancy.as(tenant, () -> instalments.revoke(tenant, item.id, by())))
                .as("instalments of item %s taken back", item.id)
                .isEqualTo(may);
        if (may) {
            for (Item part : open) {
                item.open += part.open;
                part.open = 0;
                item.blockedUntil =
                        part.blockedUntil.isAfter(item.blockedUntil) ? part.blockedUntil : item.blockedUntil;
            }
        }
    }

    private Corrections.By by() {
        return new Corrections.By(clock.today(), BY, "vereinbart");
    }

    private void block(int choice) {
        if (!items.isEmpty()) {
            block(choice, any(choice));
        }
    }

    private void block(int choice, Item item) {
        LocalDate until = clock.today().plusDays(choice % 15);
        long _ = tenancy.as(tenant, () -> receivables.block(tenant, item.id, "Grund", clock.today(), until, BY));
        item.blockedUntil = item.blockedUntil.isAfter(until) ? item.blockedUntil : until;
    }

    private void dispute(int choice) {
        if (!items.isEmpty()) {
            dispute(any(choice));
        }
    }

    private void dispute(Item item) {
        tenancy.run(tenant, () -> receivables.dispute(tenant, item.id, "nicht bestellt", clock.today()));
        item.disputed = true;
    }

    private void handOver(int choice) {
        if (!items.isEmpty()) {
            handOver(any(choice));
        }
    }

    private void handOver(Item item) {
        boolean may = mayBeDunned(item) && item.open > 0 && item.due.isBefore(clock.today());
        HandoverQueue.Clicked clicked =
                tenancy.as(tenant, () -> queue.click(tenant, List.of(item.id), BY, clock.today()));
        assertThat(clicked.items())
                .as("item %s handed over: %s", item.id, clicked)
                .isEqualTo(may ? 1 : 0);
        if (may) {
            queued.add(item.id);
        }
    }

    private void takeOut(int choice) {
        List<UUID> waiting = tenancy.as(
                tenant,
                () -> db.sql(
                                "select id from handover where tenant = :tenant and state in ('QUEUED', 'REVIEW') order by id")
                        .param("tenant", tenant)
                        .query(UUID.class)
                        .list());
        if (!waiting.isEmpty()) {
            UUID chosen = waiting.get(choice % waiting.size());
            tenancy.run(tenant, () -> assertThat(queue.remove(tenant, chosen)).isTrue());
            queued.clear();
            queued.addAll(live());
        }
    }

    private Set<Long> live() {
        return new HashSet<>(tenancy.as(
                tenant,
                () -> db.sql("select item_id from handover_item where tenant = :tenant and live")
                        .param("tenant", tenant)
                        .query(Long.class)
                        .list()));
    }

    /** Proposes; then something may happen to an item; then releases and carries out. */
    private void run(int choice) {
        runs.propose(tenant, clock.today(), BY).ifPresent(run -> {
            meanwhile(run, choice);
            Set<Long> forbidden = forbidden();
            assertThat(runs.release(tenant, run, BY)).isInstanceOf(Release.Done.class);
            runs.execute(tenant, run);
            runs.execute(tenant, run);
            carriedOut.add(run);
            Set<Long> handedOver = live();
            handedOver.removeAll(queued);
            assertThat(handedOver).as("handed over by run %s", run).noneMatch(forbidden::contains);
            queued.addAll(handedOver);
            assertThat(newlyNoticed()).as("dunned by run %s", run).noneMatch(forbidden::contains);
        });
    }

    /** Between proposal and release something happens to an item that was proposed. */
    private void meanwhile(long run, int choice) {
        List<Long> due = tenancy.as(
                tenant,
                () -> db.sql("""
                        select item_id from dunning_proposal where tenant = :tenant and run_id = :run and decision = 'DUE'
                         order by item_id
                        """)
                        .param("tenant", tenant)
                        .param("run", run)
                        .query(Long.class)
                        .list());
        if (due.isEmpty()) {
            return;
        }
        long id = due.get(choice % due.size());
        Item item = items.stream().filter(one -> one.id == id).findFirst().orElseThrow();
        switch (choice % 7) {
            case 0, 3 -> pay(choice, item);
            case 1 -> block(choice, item);
            case 2 -> dispute(item);
            case 4 -> handOver(item);
            case 5 -> changeLevel(run, id, choice);
            default -> clock.moveTo(clock.today().plusDays(choice % 3));
        }
    }

    /** A person wants another level; whether it fits or is refused, no notice may go out twice and nobody be dunned who must not be. */
    private void changeLevel(long run, long item, int choice) {
        LevelChange changed = runs.level(tenant, run, List.of(item), 1 + choice % 3, "so gewünscht", BY);
        assertThat(changed).isNotInstanceOf(LevelChange.Moved.class);
    }

    private Set<Long> forbidden() {
        Set<Long> forbidden = new HashSet<>();
        items.stream().filter(item -> item.open <= 0 || !mayBeDunned(item)).forEach(item -> forbidden.add(item.id));
        return forbidden;
    }

    private boolean mayBeDunned(Item item) {
        return !item.credit && !item.disputed && item.blockedUntil.isBefore(clock.today()) && !queued.contains(item.id);
    }

    private Set<Long> newlyNoticed() {
        List<Noticed> all = tenancy.as(
                tenant,
                () -> db.sql("select item_id, notice_id from dunning_notice_item where tenant = :tenant")
                        .param("tenant", tenant)
                        .query(Noticed.class)
                        .list());
        Set<Long> fresh = new HashSet<>();
        all.stream().filter(seen::add).forEach(noticed -> fresh.add(noticed.itemId()));
        return fresh;
    }

    private void undo(int choice) {
        if (!carriedOut.isEmpty()) {
            int which = choice % carriedOut.size();
            long run = carriedOut.get(which);
            if (runs.undo(tenant, run, "Irrtum", BY) instanceof Undo.Done) {
                carriedOut.remove(which);
                queued.clear();
                queued.addAll(live());
                items.forEach(item -> item.open = openOf(item));
            }
            assertThat(runs.undo(tenant, run, "noch einmal", BY))
                    .as("taken back only once")
                    .isNotInstanceOf(Undo.Done.class);
        }
    }

    private long openOf(Item item) {
        return tenancy.as(
                tenant,
                () -> db.sql("select open_cents from open_item where tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", item.id)
                        .query(Long.class)
                        .single());
    }

    /** What must hold at any time. */
    void check() {
        invariants.check();
        for (Item item : items) {
            assertThat(openOf(item)).as("item %s beside the model", item.id).isEqualTo(item.open);
        }
    }

    void dunOneInvoice() {
        invoice(4 * 10 + 39, false);
        runs.propose(tenant, clock.today(), BY).ifPresent(run -> {
            assertThat(runs.release(tenant, run, BY)).isInstanceOf(Release.Done.class);
            runs.execute(tenant, run);
        });
        check();
    }

    void doubleTheNotice() {
        tenancy.run(
                tenant,
                () -> assertThat(db.sql("""
                        insert into dunning_notice_item (tenant, item_id, level, round, notice_id, open_cents)
                        select tenant, item_id, level, round + 1, notice_id, open_cents from dunning_notice_item
                         where tenant = :tenant
                        """).param("tenant", tenant).update()).isEqualTo(1));
    }

    void loseACent() {
        tenancy.run(
                tenant,
                () -> assertThat(db.sql("update open_item set open_cents = open_cents - 1 where tenant = :tenant")
                                .param("tenant", tenant)
                                .update())
                        .isEqualTo(1));
    }
}

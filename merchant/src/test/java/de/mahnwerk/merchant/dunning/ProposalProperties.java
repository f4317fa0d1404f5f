package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.dunning.DunningPolicy.Decision;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one statement that proposes a run says of each item what the pure decision says of it. */
class ProposalProperties {

    private static final int EXAMPLES = 25;
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 6);
    private static final MerchantHouse HOUSE = MerchantHouse.open(ProposalProperties.class, AS_OF);

    private final JdbcClient db = HOUSE.bean(JdbcClient.class);
    private final Tenancy tenancy = HOUSE.bean(Tenancy.class);
    private final DunningPolicies policies = HOUSE.bean(DunningPolicies.class);
    private final DunningRuns runs = HOUSE.bean(DunningRuns.class);

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @Test
    void the_proposal_of_each_item_is_the_decision_about_it() {
        qt().withExamples(EXAMPLES)
                .withShrinkCycles(20)
                .forAll(lists().of(integers().between(0, 1_000_000)).ofSizeBetween(5, 60))
                .checkAssert(this::compare);
    }

    private void compare(List<Integer> seeds) {
        long tenant = HOUSE.merchant();
        Map<Long, DunningFacts> items = new HashMap<>();
        List<DunningPolicy> inForce = tenancy.as(tenant, () -> {
            publish(tenant, new Random(seeds.getFirst()));
            for (int i = 0; i < seeds.size(); i++) {
                DunningFacts facts = facts(new Random(seeds.get(i)));
                items.put(store(tenant, i, facts), facts);
            }
            return policies.inForce(tenant, AS_OF);
        });
        Map<Long, String> expected = items.entrySet().stream()
                .map(item -> Map.entry(item.getKey(), said(inForce, item.getValue())))
                .filter(item -> !item.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, String> proposed = new HashMap<>();
        runs.propose(tenant, AS_OF, "mia")
                .ifPresent(run -> tenancy.as(tenant, () -> runs.lines(tenant, run, "", Integer.MAX_VALUE))
                        .forEach(line -> proposed.put(
                                line.itemId(),
                                line.policy() + " " + line.level() + " "
                                        + (line.reason() == null ? line.decision() : line.reason()))));
        assertThat(proposed).isEqualTo(expected);
    }

    private static String said(List<DunningPolicy> inForce, DunningFacts item) {
        DunningPolicy policy = DunningPolicy.choose(inForce, item);
        if (policy == null) {
            return "";
        }
        return switch (policy.decide(item, AS_OF)) {
            case Decision.Due due -> policy.name() + " " + due.level().level() + " DUE";
            case Decision.Excluded out -> policy.name() + " " + out.level() + " " + out.reason();
            case Decision.NotYet _, Decision.Finished _ -> "";
        };
    }

    private void publish(long tenant, Random random) {
        for (String name : List.of("Outlet", "Stamm", "Klein")) {
            long _ = policies.publish(
                    tenant,
                    new DunningPolicy(
                            0,
                            name,
                            0,
                            AS_OF.minusDays(random.nextInt(3)),
                            random.nextInt(3),
                            random.nextInt(8) == 0,
                            scope(random),
                            levels(random)));
        }
    }

    private static Scope scope(Random random) {
        long from = random.nextInt(2) * 5_000L;
        return new Scope(
                some(random, "Stammkunden", "VIP"),
                some(random, "outlet", "Haupt"),
                some(random, "PayPal", "Rechnung"),
                some(random, "AT", "DE"),
                one(random, null, null, "CONSUMER", "BUSINESS"),
                from,
                one(random, null, null, from + 5_000));
    }

    private static List<Level> levels(Random random) {
        Level reminder = new Level(
                1,
                Level.Kind.REMINDER,
                random.nextInt(20),
                0,
                false,
                List.of(Level.Channel.EMAIL, Level.Channel.LETTER, Level.Channel.EMAIL_ELSE_LETTER)
                        .get(random.nextInt(3)),
                "reminder",
                random.nextInt(2) * 2_000L,
                0,
                0,
                10,
                null,
                null,
                false);
        Level collection = new Level(
                2,
                Level.Kind.COLLECTION,
                random.nextInt(20),
                0,
                false,
                Level.Channel.LETTER,
                "collection",
                random.nextInt(2) * 2_000L,
                random.nextInt(40),
                random.nextInt(2),
                0,
                Level.CollectionMode.REVIEW,
                "Nordwall",
                false);
        return random.nextInt(6) == 0 ? List.of() : List.of(reminder, collection);
    }

    private static List<String> some(Random random, String one, String other) {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(one);
            case 1 -> List.of(one, other);
            default -> List.of();
        };
    }

    @SafeVarargs
    private static <T> @Nullable T one(Random random, @Nullable T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static DunningFacts facts(Random random) {
        long amount = 1_000L + random.nextInt(12_000);
        int level = random.nextInt(3);
        LocalDate due = AS_OF.minusDays(random.nextInt(60));
        return new DunningFacts(
                List.of("", "stammkunden", "VIP").get(random.nextInt(3)),
                List.of("", "Outlet", "haupt").get(random.nextInt(3)),
                List.of("", "paypal", "Rechnung").get(random.nextInt(3)),
                List.of("DE", "AT").get(random.nextInt(2)),
                List.of("CONSUMER", "BUSINESS").get(random.nextInt(2)),
                amount,
                due,
                random.nextBoolean() ? amount : 1 + random.nextLong(amount),
                random.nextInt(5) == 0 ? "CHF" : "EUR",
                level,
                level == 0 ? null : due.plusDays(random.nextInt(25)),
                level == 0 ? 0 : random.nextInt(level + 1),
                random.nextInt(6) == 0,
                random.nextInt(6) == 0,
                random.nextInt(6) > 0,
                List.of(DunningFacts.Email.NONE, DunningFacts.Email.WORKS, DunningFacts.Email.DEAD)
                        .get(random.nextInt(3)),
                random.nextInt(4) == 0 ? 1 + random.nextLong(amount) : 0,
                random.nextInt(3) > 0
                        ? SpecialTerms.NONE
                        : new SpecialTerms(
                                List.of("", "Outlet", "Stamm", "gone").get(random.nextInt(4)),
                                random.nextBoolean(),
                                random.nextInt(9),
                                "agreed"));
    }

    private long store(long tenant, int number, DunningFacts facts) {
        long customer = db.sql("""
                        insert into customer (tenant, number, kind, last_name, street, postcode, city, country, email, customer_group)
                        values (:tenant, :number, :kind, 'Muster', :street, '50667', 'Köln', :country, :email, :group) returning id
                        """)
                .param("tenant", tenant)
                .param("number", "K-" + number)
                .param("kind", facts.customerKind())
                .param("street", facts.addressComplete() ? "Weg 1" : "Weg")
                .param("country", facts.country())
                .param("email", facts.email() == DunningFacts.Email.NONE ? "" : "Kim@muster.example")
                .param("group", facts.customerGroup())
                .query(Long.class)
                .single();
        HOUSE.bean(CustomerTerms.class).agree(tenant, customer, facts.terms(), AS_OF, "mia");
        if (facts.email() == DunningFacts.Email.DEAD) {
            assertThat(db.sql("""
                            insert into dead_address (tenant, customer_id, email, since, reason)
                            values (:tenant, :customer, 'kim@muster.example', :day, 'no such box')
                            """)
                            .param("tenant", tenant)
                            .param("customer", customer)
                            .param("day", AS_OF)
                            .update())
                    .isEqualTo(1);
        }
        long item = item(tenant, customer, "INVOICE", "R-" + number, facts, facts.amountCents(), facts.openCents());
        if (facts.customerCreditCents() > 0) {
            long cents = -facts.customerCreditCents();
            long _ = item(tenant, customer, "CREDIT_NOTE", "G-" + number, facts, cents, cents);
        }
        if (facts.blocked()) {
            assertThat(db.sql("""
                            insert into dunning_block (tenant, customer_id, item_id, reason, from_on, created_by)
                            values (:tenant, :customer, nullif(:item, 0), 'travels', :day, 'mia')
                            """)
                            .param("tenant", tenant)
                            .param("customer", customer)
                            .param("item", number % 2 == 0 ? item : 0)
                            .param("day", AS_OF)
                            .update())
                    .isEqualTo(1);
        }
        for (int level = 1; level <= facts.levelReached(); level++) {
            notice(tenant, customer, item, level, level <= facts.noticesSent() ? "SENT" : "REVOKED");
        }
        return item;
    }

    private long item(
            long tenant, long customer, String kind, String number, DunningFacts facts, long amount, long open) {
        return db.sql("""
                        insert into open_item (tenant, customer_id, kind, number, issued_on, due_on, currency, amount_cents, open_cents,
                               creditor_reference, state, level_reached, last_notice_on, disputed_on, shop, payment_method)
                        values (:tenant, :customer, :kind, :number, :due, :due, :currency, :amount, :open, :number, 'OPEN', :level,
                                :lastNotice, :disputed, :shop, :method) returning id
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("kind", kind)
                .param("number", number)
                .param("due", facts.dueOn())
                .param("currency", facts.currency())
                .param("amount", amount)
                .param("open", open)
                .param("level", facts.levelReached())
                .param("lastNotice", facts.lastNoticeOn())
                .param("disputed", facts.disputed() ? AS_OF : null)
                .param("shop", facts.shop())
                .param("method", facts.paymentMethod())
                .query(Long.class)
                .single();
    }

    private void notice(long tenant, long customer, long item, int level, String state) {
        assertThat(db.sql("""
                        with run as (
                          insert into dunning_run (tenant, as_of, lived_on, state, created_by)
                          values (:tenant, :day, :day, 'DONE', 'mia') returning id),
                        notice as (
                          insert into dunning_notice (tenant, run_id, customer_id, policy_id, level, currency, channel, deadline_on,
                                 created_on, state)
                          select :tenant, run.id, :customer, 0, :level, 'EUR', 'LETTER', :day, :day, :state from run returning id)
                        insert into dunning_notice_item (tenant, item_id, level, notice_id, open_cents)
                        select :tenant, :item, :level, id, 1 from notice
                        """)
                        .param("tenant", tenant)
                        .param("customer", customer)
                        .param("item", item)
                        .param("level", level)
                        .param("state", state)
                        .param("day", AS_OF)
                        .update())
                .isEqualTo(1);
    }
}

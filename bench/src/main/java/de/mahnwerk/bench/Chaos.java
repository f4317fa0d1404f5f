package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Camt053;
import de.mahnwerk.platform.time.BusinessClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The trial by fire of the border: claims one way and news both ways through {@link UnkindProxy} in each direction, while
 * programs and database servers of both companies are killed. At the end both books must agree, with nothing lost and nothing
 * doubled.
 */
final class Chaos {

    /** How hard. */
    record Plan(int claims, int payments, int kills, int percentEach, long seed) {}

    /** What was done and what came out; the run is good when nothing is wrong. */
    record Result(
            long claims,
            long events,
            int kills,
            Map<UnkindProxy.Treatment, Long> toAgency,
            Map<UnkindProxy.Treatment, Long> toMerchant,
            long differences,
            List<String> wrong) {

        Result {
            wrong = List.copyOf(wrong);
        }
    }

    private static final String MERCHANT_IBAN = "DE02370502990000684712";
    private static final int CREDITS = 10;
    private static final int IMPORT = 2_500;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final Plan plan;
    private final Path data;
    private final PrintWriter out;
    private final Random dice;
    private final Postgres agencyDb;
    private final Postgres merchantDb;
    private int killed;

    Chaos(Plan plan, Path data, PrintWriter out) {
        this.plan = plan;
        this.data = data;
        this.out = out;
        this.dice = new Random(plan.seed());
        this.agencyDb = new Postgres(data, Side.AGENCY);
        this.merchantDb = new Postgres(data, Side.MERCHANT);
    }

    Result run() throws IOException {
        try (SideProcess agency = new SideProcess(Side.AGENCY, data);
                SideProcess merchant = new SideProcess(Side.MERCHANT, data)) {
            agency.start();
            merchant.start();
            try (UnkindProxy toAgency = new UnkindProxy(agency::address, plan.seed(), plan.percentEach());
                    UnkindProxy toMerchant = new UnkindProxy(merchant::address, plan.seed() + 1, plan.percentEach());
                    Companies companies = Companies.open(
                            data,
                            agency.address(),
                            toAgency.address(),
                            merchant.address(),
                            toMerchant.address().toString())) {
                handOver(companies, agency, merchant);
                pay(companies, agency, merchant);
                credit(companies);
                settle();
                JsonNode books = companies.reconciliation();
                return new Result(
                        count(agencyDb, "collection_case"),
                        count(merchantDb, "case_event"),
                        killed,
                        toAgency.counts(),
                        toMerchant.counts(),
                        books.path("differences").asLong(),
                        wrong(books));
            }
        }
    }

    private void handOver(Companies companies, SideProcess agency, SideProcess merchant) throws IOException {
        for (int done = 0; done < plan.claims(); done += IMPORT) {
            companies.bill("C" + done, Math.min(IMPORT, plan.claims() - done));
        }
        companies.handOverEverything();
        say("%d claims are on their way".formatted(plan.claims()));
        int blows = (plan.kills() + 1) / 2;
        for (int blow = 0; blow < blows; blow++) {
            // somewhere in this blow's share of the work
            long when = plan.claims() * (100L * blow + dice.nextInt(100)) / (100L * blows);
            agencyDb.awaitAtLeast("select count(*) from collection_case", when);
            strike(blow, agency, merchant);
        }
        merchantDb.awaitAtLeast("select count(*) from handover where state = 'ACCEPTED'", plan.claims());
        say("all claims are accepted");
    }

    /** Customers pay the merchant, a euro each time; the agency hears of it and tells how it was set against the debt. */
    private void pay(Companies companies, SideProcess agency, SideProcess merchant) throws IOException {
        int blows = plan.kills() / 2;
        int blow = 0;
        long reported = 0;
        for (int round = 0; round < plan.payments(); round++) {
            companies.signInAgain();
            String _ = companies.accountant().upload("/imports", "payments-" + round + ".xml", statement(round));
            long ofThisRound = (long) plan.claims() * blows / plan.payments();
            while (blow < blows && blow < (round + 1L) * blows / plan.payments() + (ofThisRound > 0 ? 0 : 1)) {
                long when = reported + dice.nextInt(plan.claims());
                merchantDb.awaitAtLeast(
                        "select count(*) from case_event where type = 'payment.reported'",
                        Math.min(when, reported + plan.claims() - 1L));
                strike(plan.kills() - blow - 1, agency, merchant);
                blow++;
            }
            reported += plan.claims();
            merchantDb.awaitAtLeast("select count(*) from case_event where type = 'payment.reported'", reported);
            say("round %d of payments is told and set against the debts".formatted(round + 1));
        }
    }

    /** Some customers get a credit note, which the agency hears of too. */
    private void credit(Companies companies) {
        companies.signInAgain();
        companies.credit("C0", CREDITS);
        merchantDb.awaitAtLeast("select count(*) from case_event where type = 'credit.booked'", CREDITS);
        say("%d credits are booked".formatted(CREDITS));
    }

    private byte[] statement(int round) {
        LocalDate today = BusinessClock.real().today();
        List<Camt053.Line> lines = new ArrayList<>();
        for (int done = 0; done < plan.claims(); done += IMPORT) {
            for (int i = 0; i < Math.min(IMPORT, plan.claims() - done); i++) {
                String invoice = "RE-C" + done + "-" + i;
                lines.add(new Camt053.Line(
                        today,
                        Money.cents(100),
                        "Betrieb C" + done + " " + i + " GmbH",
                        "DE02120300000000202051",
                        "Rechnung " + invoice,
                        "E" + round + "-" + done + "-" + i,
                        ""));
            }
        }
        Money moved = Money.cents(100L * lines.size());
        Money before = Money.cents(100L * lines.size() * round);
        return Camt053.write(
                MERCHANT_IBAN, "Werkzeug Brandt GmbH", round + 1, today, before, before.plus(moved), lines);
    }

    /** One of four blows: either program, either database server. */
    private void strike(int number, SideProcess agency, SideProcess merchant) throws IOException {
        killed++;
        switch (number % 4) {
            case 0 -> {
                say("kill: the agency's program");
                agency.kill();
                agency.start();
            }
            case 1 -> {
                say("kill: the merchant's program");
                merchant.kill();
                merchant.start();
            }
            case 2 -> {
                say("kill: the agency's database server");
                agency.killDatabase();
            }
            default -> {
                say("kill: the merchant's database server");
                merchant.killDatabase();
            }
        }
    }

    /** Nothing waits anywhere: no message at the merchant, no number at the agency, no event between them. */
    private void settle() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (waiting() != 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the companies did not come to rest; still waiting: " + waiting());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private long waiting() {
        long messages = merchantDb
                .number("select count(*) from outbox where sent_at is null and parked_at is null")
                .orElse(1);
        long unnumbered = agencyDb.number("select count(*) from case_event where seq is null")
                .orElse(1);
        long between = agencyDb.number("select count(*) from case_event").orElse(0)
                - merchantDb.number("select count(*) from case_event").orElse(-1);
        return messages + unnumbered + Math.abs(between);
    }

    private List<String> wrong(JsonNode books) {
        List<String> wrong = new ArrayList<>();
        expect(wrong, "cases", count(agencyDb, "collection_case"), plan.claims());
        expect(wrong, "claims that both books name", books.path("claims").asLong(), plan.claims());
        expect(wrong, "differences of the books", books.path("differences").asLong(), 0);
        expect(
                wrong,
                "payments that the agency set against a debt",
                agencyDb.number("select count(*) from case_event where type = 'payment.reported'")
                        .orElse(-1),
                (long) plan.claims() * plan.payments());
        expect(
                wrong,
                "parked messages",
                merchantDb
                        .number("select count(*) from outbox where parked_at is not null")
                        .orElse(-1),
                0);
        expect(
                wrong,
                "gaps in the client's event numbers",
                agencyDb.number("select coalesce(max(seq), 0) - count(*) from case_event")
                        .orElse(-1),
                0);
        expect(
                wrong,
                "cases with a gap in their event numbers",
                agencyDb.number(
                                "select count(*) from (select case_id from case_event group by case_id having max(case_seq) <> count(*)) g")
                        .orElse(-1),
                0);
        expect(
                wrong,
                "cents open at the merchant beside those at the agency",
                merchantDb.number("""
                                select coalesce(sum(o.open_cents), 0) - (select coalesce(sum(principal_cents), 0) from collection_case)
                                  from handover_item i join open_item o on o.tenant = i.tenant and o.id = i.item_id where i.live
                                """).orElse(-1),
                0);
        return wrong;
    }

    private static void expect(List<String> wrong, String what, long found, long wanted) {
        if (found != wanted) {
            wrong.add("%s: %d instead of %d".formatted(what, found, wanted));
        }
    }

    private static long count(Postgres server, String table) {
        return server.number("select count(*) from " + table).orElse(-1);
    }

    private void say(String what) {
        out.println(what);
        out.flush();
    }
}

package de.mahnwerk.agency.limitation;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.law.limitation.Limitation;
import de.mahnwerk.law.limitation.LimitationFacts;
import de.mahnwerk.law.limitation.Suspension;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code limitation_warning}: each day it names the open cases that become time-barred within six months, once for
 * each end. What is not certain to put the end off does not count, so a warning comes early rather than late.
 */
@Component
@Order(18)
public class LimitationWatch implements DayJob {

    /** How far ahead is looked. */
    public static final int MONTHS = 6;

    private static final int CHUNK = 500;

    /** A case that is near its end. */
    public record Near(
            CollectionCase one, LocalDate expiresOn, LocalDate warnedOn, Limitation limitation, Measure measure) {}

    private record Row(UUID caseId, LocalDate expiresOn) {}

    private record Warned(long client, UUID caseId, LocalDate expiresOn, LocalDate warnedOn) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Clients clients;
    private final Cases cases;
    private final ClaimAccounts accounts;
    private final PaymentPlans plans;

    LimitationWatch(
            JdbcClient db, Tenancy tenancy, Clients clients, Cases cases, ClaimAccounts accounts, PaymentPlans plans) {
        this.db = db;
        this.tenancy = tenancy;
        this.clients = clients;
        this.cases = cases;
        this.accounts = accounts;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "limitation";
    }

    @Override
    public void live(LocalDate day) {
        for (Client client : clients.all()) {
            long of = client.client();
            tenancy.run(of, () -> forgetEnded(of));
            long after = 0;
            List<CollectionCase> looked;
            do {
                long from = after;
                looked = tenancy.as(of, () -> chunk(of, from, day));
                after = looked.isEmpty() ? after : looked.getLast().number();
            } while (looked.size() == CHUNK);
        }
    }

    private void forgetEnded(long client) {
        int _ = db.sql("""
                        delete from limitation_warning w using collection_case c
                         where w.client = :client and c.client = :client and c.id = w.case_id
                           and c.status in ('CLOSED', 'REJECTED')
                        """).param("client", client).update();
    }

    private List<CollectionCase> chunk(long client, long after, LocalDate day) {
        LocalDate horizon = day.plusMonths(MONTHS);
        List<CollectionCase> old = cases.openWithInvoiceDueBy(client, Limitation.latestArisen(horizon), after, CHUNK);
        List<Row> near = new ArrayList<>();
        List<UUID> far = new ArrayList<>();
        limitations(client, old, day).forEach((id, limitation) -> {
            if (limitation.expiresOn().isAfter(horizon)) {
                far.add(id);
            } else {
                near.add(new Row(id, limitation.expiresOn()));
            }
        });
        warn(client, near, day);
        forget(client, far);
        return old;
    }

    private void warn(long client, List<Row> near, LocalDate day) {
        int _ = db.sql("""
                        insert into limitation_warning as w (client, case_id, expires_on, warned_on)
                        select :client, r.case_id, r.expires_on, :day
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, expires_on date)
                        on conflict (client, case_id) do update
                           set expires_on = excluded.expires_on, warned_on = excluded.warned_on
                         where w.expires_on <> excluded.expires_on
                        """)
                .param("client", client)
                .param("day", day)
                .param("rows", Rows.json(near))
                .update();
    }

    private void forget(long client, List<UUID> far) {
        int _ = db.sql("""
                        delete from limitation_warning
                         where client = :client
                           and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        """).param("client", client).param("ids", Rows.json(far)).update();
    }

    /**
     * When each of these cases loses something next: with the first of its open invoices that is not time-barred yet; when all
     * are, with the last that was.
     */
    private Map<UUID, Limitation> limitations(long client, List<CollectionCase> of, LocalDate day) {
        List<UUID> ids = of.stream().map(CollectionCase::id).toList();
        Map<UUID, List<CaseItem>> items = cases.items(client, ids);
        Map<UUID, Set<Integer>> open = accounts.openItems(client, of);
        Map<UUID, List<ClaimAccounts.Paid>> paid = accounts.payments(client, ids);
        Map<UUID, List<LocalDate>> agreed = plans.agreedOn(client, ids);
        return of.stream().collect(Collectors.toMap(CollectionCase::id, one -> {
            List<CaseItem> all = items.getOrDefault(one.id(), List.of());
            Set<Integer> owed = open.getOrDefault(one.id(), Set.of());
            List<Limitation> ends = all.stream()
                    // when only interest and costs are left, they go with what they belong to (§ 217 BGB)
                    .filter(item -> owed.isEmpty() || owed.contains(item.position()))
                    .map(item -> limitation(
                            one,
                            item,
                            restarts(
                                    item,
                                    all.size() == 1,
                                    paid.getOrDefault(one.id(), List.of()),
                                    agreed.getOrDefault(one.id(), List.of())),
                            day))
                    .sorted(Comparator.comparing(Limitation::expiresOn))
                    .toList();
            return ends.stream()
                    .filter(end -> !end.expiresOn().isBefore(day))
                    .findFirst()
                    .orElseGet(ends::getLast);
        }));
    }

    /** A payment acknowledges the invoice that it met; one on interest or costs is sure to mean an invoice only if there is one. */
    private static List<LocalDate> restarts(
            CaseItem item, boolean only, List<ClaimAccounts.Paid> paid, List<LocalDate> agreed) {
        Stream<LocalDate> payments = paid.stream()
                .filter(part -> only || Objects.equals(part.item(), item.position()))
                .map(ClaimAccounts.Paid::on);
        return Stream.concat(payments, agreed.stream()).distinct().toList();
    }

    private static Limitation limitation(CollectionCase one, CaseItem item, List<LocalDate> restarts, LocalDate day) {
        boolean rests = one.consumerCredit() && !one.inDefaultSince().isAfter(day);
        return Limitation.of(LimitationFacts.arisen(item.dueOn())
                .restarted(restarts)
                .suspended(
                        rests
                                ? List.of(new Suspension(one.inDefaultSince(), day, Suspension.Kind.CONSUMER_CREDIT))
                                : List.of()));
    }

    /** Those of these cases of which nothing can be enforced any more when the debtor objects (§ 214(1) BGB). */
    public Set<UUID> timeBarred(long client, List<CollectionCase> of, LocalDate day) {
        return limitations(client, of, day).entrySet().stream()
                .filter(one -> one.getValue().isTimeBarred(day))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many cases become time-barred up to a day; in a transaction over all clients. */
    public long count(LocalDate until) {
        return db.sql("select count(*) from limitation_warning where expires_on <= :until")
                .param("until", until)
                .query(Long.class)
                .single();
    }

    /** The cases that become time-barred up to a day, the nearest first; in a transaction over all clients. */
    public List<Near> near(LocalDate until, int skip, int most, LocalDate day) {
        List<Warned> warned = db.sql("""
                        select client, case_id, expires_on, warned_on from limitation_warning
                         where expires_on <= :until order by expires_on, client, case_id offset :skip limit :most
                        """)
                .param("until", until)
                .param("skip", skip)
                .param("most", most)
                .query(Warned.class)
                .list();
        Map<UUID, Near> found = new HashMap<>();
        warned.stream().collect(Collectors.groupingBy(Warned::client)).forEach((client, own) -> {
            Map<UUID, Warned> rows = own.stream().collect(Collectors.toMap(Warned::caseId, one -> one));
            List<CollectionCase> of = cases.find(client, rows.keySet());
            Map<UUID, Limitation> limitations = limitations(client, of, day);
            Map<UUID, CaseDebtor> debtors = cases.debtors(client, rows.keySet());
            of.forEach(one -> {
                Limitation limitation = requireNonNull(limitations.get(one.id()));
                found.put(
                        one.id(),
                        new Near(
                                one,
                                limitation.expiresOn(),
                                requireNonNull(rows.get(one.id())).warnedOn(),
                                limitation,
                                Measure.of(one, requireNonNull(debtors.get(one.id())), limitation.expiresOn(), day)));
            });
        });
        return warned.stream()
                .flatMap(row -> Optional.ofNullable(found.get(row.caseId())).stream())
                .toList();
    }
}

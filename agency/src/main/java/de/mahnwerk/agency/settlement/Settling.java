package de.mahnwerk.agency.settlement;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.agency.payments.Payouts;
import de.mahnwerk.agency.payments.TrustAccount;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The day job that settles: a client in one transaction, with its statement, its fees' events and its payout order. Repeated
 * after a kill it does the clients that are left. At the end the agency's own share of the day is ordered.
 */
@Component
@Order(40)
class Settling implements DayJob {

    /** So that the money is on its way before the weekend. */
    private static final DayOfWeek WEEKLY = DayOfWeek.FRIDAY;

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Clients clients;
    private final Unsettled unsettled;
    private final Issuing issuing;
    private final Payouts payouts;
    private final TrustLedger ledger;
    private final AgencySettings agency;

    Settling(
            JdbcClient db,
            Tenancy tenancy,
            Clients clients,
            Unsettled unsettled,
            Issuing issuing,
            Payouts payouts,
            TrustLedger ledger,
            AgencySettings agency) {
        this.db = db;
        this.tenancy = tenancy;
        this.clients = clients;
        this.unsettled = unsettled;
        this.issuing = issuing;
        this.payouts = payouts;
        this.ledger = ledger;
        this.agency = agency;
    }

    @Override
    public String name() {
        return "settlements";
    }

    @Override
    public void live(LocalDate day) {
        for (Client client : clients.all()) {
            tenancy.run(client.client(), () -> settle(client, day));
        }
        tenancy.runAsEveryone(() -> takeOwnShare(day));
    }

    /** Whether accounts of that period are settled on {@code day}, however much has come in. */
    static boolean due(Terms.SettlementPeriod period, LocalDate day) {
        return switch (period) {
            case DAILY -> true;
            case WEEKLY -> day.getDayOfWeek() == WEEKLY;
            case MONTHLY -> day.getDayOfMonth() == day.lengthOfMonth();
        };
    }

    private void settle(Client client, LocalDate day) {
        Terms terms = clients.terms(client.client(), day);
        if (client.payoutIban().isEmpty() && !clients.setup(client.client()).test()) {
            // its money stays where it is until somebody has confirmed where it goes
            return;
        }
        boolean due = due(terms.settlementPeriod(), day);
        if ((!due && terms.settlementThreshold().isZero()) || issuing.isIssued(client.client(), day)) {
            return;
        }
        if (!due && unsettled.received(client.client(), day).compareTo(terms.settlementThreshold()) < 0) {
            return;
        }
        List<SettledPayment> payments = unsettled.payments(client.client(), day);
        List<EndedCase> ended = unsettled.ended(client.client(), day);
        List<DoneInstruction> instructions = unsettled.instructions(client.client(), day);
        if (payments.isEmpty() && ended.isEmpty() && instructions.isEmpty()) {
            return;
        }
        Unsettled.Rest rest = unsettled.carried(client.client());
        Map<Integer, Terms> versions = clients.termsHistory(client.client()).stream()
                .collect(Collectors.toMap(Terms::version, Function.identity()));
        Computation.Result result = Computation.of(
                payments,
                ended,
                instructions,
                Money.cents(rest.cents()),
                rest.number(),
                version -> requireNonNull(versions.get(version)));
        issuing.issue(client, terms, result, new Settled(payments, ended, instructions), day);
    }

    /** What was settled as the agency's own leaves the trust account the same day; never more than the ledger has for it. */
    private void takeOwnShare(LocalDate day) {
        Money earned = Money.cents(db.sql(
                        "select coalesce(sum(received_cents - greatest(payout_cents, 0)), 0)::bigint from settlement where issued_on = :day")
                .param("day", day)
                .query(Long.class)
                .single());
        Money held = ledger.balances().getOrDefault(TrustAccount.AGENCY, Money.ZERO);
        Money share = earned.min(held);
        if (share.isPositive()) {
            payouts.order(
                    List.of(new Payouts.NewPayout(
                            Payouts.Kind.OWN_SHARE,
                            null,
                            "own-share-" + day,
                            "OWN-" + day.toString().replace("-", ""),
                            agency.name(),
                            agency.ownIban(),
                            share.minorUnits(),
                            "Verguetung aus Abrechnungen vom " + day)),
                    day,
                    Payouts.SYSTEM);
        }
    }
}

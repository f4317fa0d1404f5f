package de.mahnwerk.agency.intake;

import static de.mahnwerk.agency.intake.ClaimFault.*;

import de.mahnwerk.law.delay.DunningCosts;
import de.mahnwerk.law.limitation.Limitation;
import de.mahnwerk.law.limitation.LimitationFacts;
import de.mahnwerk.law.limitation.Suspension;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DebtorKind;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.InterestBasis;
import de.mahnwerk.protocol.InterestClaim;
import de.mahnwerk.protocol.KnownState;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PaymentSoFar;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.SideCost;
import de.mahnwerk.protocol.SideCostKind;
import de.mahnwerk.protocol.StartingApproach;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a claim that follows the document can be collected on a day, and all that stands against it. Pure. */
final class ClaimChecks {

    private static final int OF_AGE = 18;
    private static final Pattern GERMAN_POSTCODE = Pattern.compile("\\d{5}");

    private final NewClaim claim;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    private ClaimChecks(NewClaim claim, LocalDate today) {
        this.claim = claim;
        this.today = today;
    }

    static List<Finding> of(NewClaim claim, LocalDate today) {
        ClaimChecks checks = new ClaimChecks(claim, today);
        checks.debtor(claim.debtor());
        checks.currency();
        checks.items();
        checks.inDefault();
        checks.sideCosts();
        checks.interest(claim.interest());
        checks.circumstances();
        return List.copyOf(checks.findings);
    }

    /** What stands against a debtor as such, whatever is known of his state. */
    static List<Finding> ofDebtor(Debtor debtor) {
        List<Finding> findings = new ArrayList<>();
        ClaimChecks.named(debtor).ifPresent(findings::add);
        ClaimChecks.plausible(debtor.address()).ifPresent(findings::add);
        return findings;
    }

    private void found(String pointer, ClaimFault fault, Object... details) {
        findings.add(Finding.of(pointer, fault, details));
    }

    private void debtor(Debtor debtor) {
        findings.addAll(ofDebtor(debtor));
        if (debtor.knownState() == KnownState.MINOR || minor(debtor.dateOfBirth())) {
            found("/debtor", DEBTOR_MINOR);
        }
        if (debtor.knownState() == KnownState.INSOLVENT) {
            found("/debtor/knownState", DEBTOR_INSOLVENT);
        }
        if (debtor.knownState() == KnownState.DECEASED) {
            found("/debtor/knownState", DEBTOR_DECEASED);
        }
    }

    private static Optional<Finding> named(Debtor debtor) {
        boolean business = debtor.kind() == DebtorKind.BUSINESS;
        return known(debtor.lastName()) || (business && known(debtor.company()))
                ? Optional.empty()
                : Optional.of(Finding.of(business ? "/debtor/company" : "/debtor/lastName", NAME_MISSING));
    }

    private static Optional<Finding> plausible(Address address) {
        boolean plausible = known(address.street())
                && known(address.city())
                && (!address.country().equals("DE")
                        || GERMAN_POSTCODE.matcher(address.postcode()).matches());
        return plausible
                ? Optional.empty()
                : Optional.of(Finding.of("/debtor/address", ADDRESS_INCOMPLETE, address.postcode()));
    }

    /** Who was not of age when the contract was made does not owe without his parents' consent (§§ 107, 108 BGB). */
    private boolean minor(@Nullable LocalDate born) {
        return born != null
                && claim.principal().stream()
                        .map(item -> item.contractDate() == null ? item.invoiceDate() : item.contractDate())
                        .anyMatch(contract -> contract.isBefore(born.plusYears(OF_AGE)));
    }

    private void currency() {
        for (int i = 0; i < claim.principal().size(); i++) {
            PrincipalItem item = claim.principal().get(i);
            euros("/principal/" + i + "/amount", item.amount());
            euros("/principal/" + i + "/openAmount", item.openAmount());
        }
        for (int i = 0; i < claim.sideCosts().size(); i++) {
            euros("/sideCosts/" + i + "/amount", claim.sideCosts().get(i).amount());
        }
    }

    private void euros(String pointer, Amount amount) {
        if (!amount.currency().equals("EUR")) {
            found(pointer, CURRENCY, amount.currency());
        }
    }

    private void items() {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < claim.principal().size(); i++) {
            PrincipalItem item = claim.principal().get(i);
            String at = "/principal/" + i;
            if (!numbers.add(item.invoiceNumber())) {
                found(at + "/invoiceNumber", INVOICE_TWICE, item.invoiceNumber());
            }
            if (item.openAmount().decimal().compareTo(item.amount().decimal()) > 0) {
                found(
                        at + "/openAmount",
                        AMOUNTS_DO_NOT_ADD_UP,
                        item.openAmount().amount(),
                        item.amount().amount());
            }
            if (item.invoiceDate().isAfter(today)) {
                found(at + "/invoiceDate", DATE_IN_FUTURE, item.invoiceDate().toString());
            }
            if (!item.dueDate().isBefore(today)) {
                found(at + "/dueDate", NOT_DUE, item.dueDate().toString());
            }
            Limitation limitation = limitation(item);
            if (limitation.isTimeBarred(today)) {
                found(
                        at + "/dueDate",
                        TIME_BARRED,
                        item.dueDate().toString(),
                        limitation.expiresOn().toString());
            }
        }
    }

    /** Each payment on the invoice began the period anew (§ 212 BGB); with consumer credit it rests (§ 497(3) BGB). */
    private Limitation limitation(PrincipalItem item) {
        LocalDate since = claim.inDefault().since();
        boolean rests = claim.consumerCredit() && !since.isAfter(today);
        return Limitation.of(LimitationFacts.arisen(item.dueDate())
                .restarted(claim.paymentsSoFar().stream()
                        .filter(payment -> payment.invoiceNumber() == null
                                ? claim.principal().size() == 1
                                : payment.invoiceNumber().equals(item.invoiceNumber()))
                        .map(PaymentSoFar::paidOn)
                        .toList())
                .suspended(rests ? List.of(new Suspension(since, today, Suspension.Kind.CONSUMER_CREDIT)) : List.of()));
    }

    private void inDefault() {
        LocalDate since = claim.inDefault().since();
        if (since.isAfter(today) || !since.isAfter(earliestDue())) {
            found("/inDefault/since", NOT_IN_DEFAULT, since.toString());
        }
        boolean reminded = claim.inDefault().reminderDates().stream().anyMatch(day -> !day.isAfter(since))
                || claim.dunningHistory().stream()
                        .anyMatch(step -> !step.sentOn().isAfter(since));
        if (claim.inDefault().ground() == DefaultGround.REMINDER && !reminded) {
            found("/inDefault/reminderDates", REMINDER_MISSING);
        }
    }

    private LocalDate earliestDue() {
        return claim.principal().stream()
                .map(PrincipalItem::dueDate)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** §§ 280(2), 286, 288(5) BGB: a reminder costs nothing before default, and the lump sum is owed by businesses only. */
    private void sideCosts() {
        boolean consumer = claim.debtor().kind() == DebtorKind.CONSUMER;
        DunningCosts.Caps caps = DunningCosts.Caps.CAUTIOUS;
        for (int i = 0; i < claim.sideCosts().size(); i++) {
            SideCost cost = claim.sideCosts().get(i);
            String at = "/sideCosts/" + i;
            if (cost.kind() == SideCostKind.LUMP_SUM_40 && consumer) {
                found(at, LUMP_SUM_FROM_CONSUMER);
            }
            if (cost.kind() == SideCostKind.REMINDER_COST) {
                if (!cost.arisenOn().isAfter(earliestDue())) {
                    found(at + "/arisenOn", COST_BEFORE_DEFAULT, cost.arisenOn().toString());
                }
                String cap = (consumer ? caps.consumer() : caps.business()).toPlainString();
                if (cost.amount().decimal().compareTo(new BigDecimal(cap)) > 0) {
                    found(at + "/amount", COST_TOO_HIGH, cost.amount().amount(), cap);
                }
            }
        }
    }

    private void interest(@Nullable InterestClaim interest) {
        if (interest == null) {
            return;
        }
        if (interest.basis() == InterestBasis.STATUTORY_BUSINESS
                && claim.debtor().kind() == DebtorKind.CONSUMER) {
            found("/interest/basis", INTEREST_NOT_LAWFUL);
        }
        if (interest.basis() == InterestBasis.CONTRACTUAL && interest.rate() == null) {
            found("/interest/rate", INTEREST_RATE_MISSING);
        }
        LocalDate from = interest.from();
        if (from != null
                && interest.basis() != InterestBasis.CONTRACTUAL
                && from.isBefore(claim.inDefault().since())) {
            found("/interest/from", INTEREST_BEFORE_DEFAULT, from.toString());
        }
    }

    private void circumstances() {
        if (claim.disputed()) {
            found("/disputed", DISPUTED);
        }
        if (!claim.performanceRendered()) {
            found("/performanceRendered", NOT_PERFORMED);
        }
        if (claim.startingApproach() == StartingApproach.COURT) {
            found("/startingApproach", COURT_NOT_OFFERED);
        }
    }

    private static boolean known(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}

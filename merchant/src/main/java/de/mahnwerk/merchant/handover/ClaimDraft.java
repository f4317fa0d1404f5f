package de.mahnwerk.merchant.handover;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.delay.Default;
import de.mahnwerk.law.delay.DefaultFacts;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.merchant.receivables.Contacts.Contact;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.DunningChannel;
import de.mahnwerk.protocol.DunningStep;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.InDefault;
import de.mahnwerk.protocol.InterestBasis;
import de.mahnwerk.protocol.InterestClaim;
import de.mahnwerk.protocol.ItemKind;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.SideCost;
import de.mahnwerk.protocol.SideCostKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it would be sent, or what it still lacks. Pure.
 *
 * @param claim null exactly when there are faults
 */
record ClaimDraft(@Nullable NewClaim claim, List<Fault> faults) {

    /** The protocol takes no more. */
    private static final int MOST_EMAILS = 10;

    private static final int MOST_ADDRESSES = 20;

    private record Start(LocalDate since, DefaultGround ground) {}

    static ClaimDraft of(ClaimFacts facts, LocalDate today) {
        List<ClaimFacts.Item> open =
                facts.items().stream().filter(item -> item.openCents() > 0).toList();
        List<Fault> faults = new ArrayList<>();
        checkAddress(facts.customer(), faults);
        checkItems(open, faults);
        Start start = start(open, facts, today, faults);
        return faults.isEmpty() && start != null
                ? new ClaimDraft(claim(facts, open, start), List.of())
                : new ClaimDraft(null, faults);
    }

    private static void checkAddress(ClaimFacts.Customer customer, List<Fault> faults) {
        if (customer.street().isBlank()
                || customer.postcode().isBlank()
                || customer.city().isBlank()) {
            faults.add(new Fault(
                    "/debtor/address",
                    "ADDRESS_INCOMPLETE",
                    "Die Anschrift ist unvollständig: " + customer.street() + ", " + customer.postcode() + " "
                            + customer.city(),
                    "Anschrift beim Kunden ergänzen, dann erneut senden"));
        }
        if (customer.company().isBlank() && customer.lastName().isBlank()) {
            faults.add(new Fault(
                    "/debtor", "NAME_MISSING", "Der Name fehlt.", "Namen beim Kunden ergänzen, dann erneut senden"));
        }
    }

    private static void checkItems(List<ClaimFacts.Item> items, List<Fault> faults) {
        if (items.isEmpty()) {
            faults.add(new Fault(
                    "/principal", "NOTHING_OPEN", "Es ist nichts mehr offen.", "Aus der Warteschlange nehmen"));
        }
        for (ClaimFacts.Item item : items) {
            if (!item.currency().equals("EUR")) {
                faults.add(new Fault(
                        "/principal",
                        "CURRENCY",
                        "Rechnung " + item.number() + " lautet auf " + item.currency() + ".",
                        "Nur Forderungen in EUR können übergeben werden"));
            }
            if (item.disputedOn() != null) {
                faults.add(new Fault(
                        "/principal",
                        "DISPUTED",
                        "Rechnung " + item.number() + " ist bestritten.",
                        "Erst den Einwand klären"));
            }
            // agreed after the hand-over was queued, perhaps; what went out cannot be called back silently
            if (item.blocked()) {
                faults.add(new Fault(
                        "/principal",
                        "BLOCKED",
                        "Für Rechnung " + item.number() + " gilt eine Mahnsperre.",
                        "Erst die Sperre aufheben oder ihr Ende abwarten"));
            }
            if (item.neverCollection()) {
                faults.add(new Fault(
                        "/debtor",
                        "NEVER_COLLECTION",
                        "Mit dem Kunden ist vereinbart, dass er nie ins Inkasso kommt.",
                        "Erst die Vereinbarung beim Kunden ändern, oder aus der Warteschlange nehmen"));
            }
        }
    }

    /** The latest start among the items: interest is never claimed for a day too many. */
    private static @Nullable Start start(
            List<ClaimFacts.Item> items, ClaimFacts facts, LocalDate today, List<Fault> faults) {
        List<Start> starts = new ArrayList<>();
        for (ClaimFacts.Item item : items) {
            Start start = start(item, facts.customer().kind(), facts.holidays());
            if (start == null || start.since().isAfter(today)) {
                faults.add(new Fault(
                        "/inDefault",
                        "NOT_IN_DEFAULT",
                        "Mit Rechnung " + item.number() + " ist der Kunde noch nicht im Verzug.",
                        "Erst eine Zahlungserinnerung senden, dann übergeben"));
            } else {
                starts.add(start);
            }
        }
        return starts.stream().max(Comparator.comparing(Start::since)).orElse(null);
    }

    private static @Nullable Start start(ClaimFacts.Item item, DebtorKind debtor, Holidays holidays) {
        if (item.defaultSince() != null) {
            return new Start(item.defaultSince(), ground(Default.Ground.valueOf(String.valueOf(item.defaultGround()))));
        }
        DefaultFacts.Notice notice = item.consumerNotice() ? DefaultFacts.Notice.GIVEN : DefaultFacts.Notice.MISSING;
        Default result = Default.of(
                DefaultFacts.due(item.dueOn(), debtor, ClaimKind.PAYMENT_FOR_PERFORMANCE)
                        .invoiceReceived(Receipt.assumed(item.issuedOn()))
                        .performanceReceived(Receipt.assumed(item.issuedOn()))
                        .notice(notice),
                holidays);
        return result.interestBegins()
                .map(since -> new Start(since, ground(result.ground())))
                .orElse(null);
    }

    private static DefaultGround ground(Default.Ground ground) {
        return switch (ground) {
            case AGREED_DAY -> DefaultGround.AGREED_DATE;
            case THIRTY_DAYS -> DefaultGround.THIRTY_DAYS;
            case REMINDER -> DefaultGround.REMINDER;
            case REFUSAL -> DefaultGround.REFUSAL;
            case NONE -> throw new IllegalStateException("no default without a ground");
        };
    }

    private static NewClaim claim(ClaimFacts facts, List<ClaimFacts.Item> items, Start start) {
        boolean business = facts.customer().kind() == DebtorKind.BUSINESS;
        List<LocalDate> reminders = facts.steps().stream()
                .map(ClaimFacts.Step::sentOn)
                .distinct()
                .sorted()
                .toList();
        return new NewClaim(
                facts.merchantReference(),
                debtor(facts.customer(), facts.further()),
                items.stream().map(ClaimDraft::principal).toList(),
                facts.costs().stream().map(ClaimDraft::cost).toList(),
                new InDefault(start.since(), start.ground(), reminders),
                new InterestClaim(
                        business ? InterestBasis.STATUTORY_BUSINESS : InterestBasis.STATUTORY_CONSUMER,
                        null,
                        start.since()),
                List.of(),
                facts.steps().stream().map(ClaimDraft::step).toList(),
                false,
                true,
                facts.creditorDeductsVat(),
                false,
                null,
                null,
                null,
                Map.of());
    }

    static Debtor debtor(ClaimFacts.Customer customer, List<Contact> further) {
        boolean business = customer.kind() == DebtorKind.BUSINESS;
        return new Debtor(
                business ? de.mahnwerk.protocol.DebtorKind.BUSINESS : de.mahnwerk.protocol.DebtorKind.CONSUMER,
                known(customer.salutation()),
                known(customer.firstName()),
                known(customer.lastName()),
                known(customer.company()),
                null,
                null,
                List.of(),
                null,
                address(customer),
                addresses(customer, further),
                emails(customer, further),
                list(customer.phone()),
                customer.number(),
                customer.language(),
                null);
    }

    /** The newest first; where letters go now stands apart. */
    private static List<Address> addresses(ClaimFacts.Customer customer, List<Contact> further) {
        return further.reversed().stream()
                .filter(contact -> !contact.isEmail())
                .map(contact ->
                        new Address(null, contact.street(), contact.postcode(), contact.city(), contact.country()))
                .filter(address -> !address.equals(address(customer)))
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static Address address(ClaimFacts.Customer customer) {
        return new Address(null, customer.street(), customer.postcode(), customer.city(), customer.country());
    }

    private static List<String> emails(ClaimFacts.Customer customer, List<Contact> further) {
        return Stream.concat(
                        list(customer.email()).stream(),
                        // what was given up is wrong more often than not
                        further.stream()
                                .filter(contact -> contact.isEmail() && !contact.former())
                                .map(Contact::email))
                .distinct()
                .limit(MOST_EMAILS)
                .toList();
    }

    private static PrincipalItem principal(ClaimFacts.Item item) {
        return new PrincipalItem(
                item.number(),
                ItemKind.GOODS,
                item.subject().isBlank() ? "Warenlieferung laut Rechnung " + item.number() : item.subject(),
                item.contractOn(),
                item.deliveredOn(),
                item.issuedOn(),
                item.dueOn(),
                amount(item.amountCents()),
                amount(item.openCents()),
                null,
                known(item.orderNumber()),
                null);
    }

    private static SideCost cost(ClaimFacts.Cost cost) {
        return new SideCost(
                SideCostKind.valueOf(cost.kind()), amount(cost.cents()), cost.arisenOn(), cost.number(), null);
    }

    private static DunningStep step(ClaimFacts.Step step) {
        return new DunningStep(
                step.level(),
                step.sentOn(),
                DunningChannel.valueOf(step.channel()),
                step.feeCents() == 0 ? null : amount(step.feeCents()),
                step.deadlineOn());
    }

    private static Amount amount(long cents) {
        return Amount.of(BigDecimal.valueOf(cents, 2), "EUR");
    }

    private static @Nullable String known(String text) {
        return text.isBlank() ? null : text;
    }

    private static List<String> list(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(Objects.requireNonNull(value));
    }
}

package de.mahnwerk.agency.tracing;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.steering.ReturnedMail;
import de.mahnwerk.agency.tracing.AddressRegister.Address;
import de.mahnwerk.agency.tracing.AddressRegister.Person;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks the register for debtors whose mail came back, many at once and outside of transactions; what it knows goes the way of
 * an address that a clerk has found. After a kill between question and note it is asked once more.
 */
@Component
class Tracing implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);
    private static final int CHUNK = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN);

    private final ObjectProvider<AddressRegister> registers;
    private final AddressInquiries inquiries;
    private final Cases cases;
    private final ReturnedMail mail;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    Tracing(
            ObjectProvider<AddressRegister> registers,
            AddressInquiries inquiries,
            Cases cases,
            ReturnedMail mail,
            Tenancy tenancy,
            BusinessClock clock) {
        this.registers = registers;
        this.inquiries = inquiries;
        this.cases = cases;
        this.mail = mail;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "address-tracing";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public int work() {
        AddressRegister register = registers.getIfAvailable();
        return register == null
                ? 0
                : tenancy.asEveryone(inquiries::clientsWaiting).stream()
                        .mapToInt(client -> ask(client, register))
                        .sum();
    }

    private int ask(long client, AddressRegister register) {
        int all = 0;
        Map<UUID, CaseDebtor> wanted = waiting(client);
        while (!wanted.isEmpty()) {
            Map<Person, Address> known;
            try {
                known = register.ask(
                        wanted.values().stream().map(Tracing::person).collect(Collectors.toSet()));
            } catch (RuntimeException e) {
                LOG.warn("client={} the address register cannot be asked now: {}", client, e.getMessage());
                return all;
            }
            for (Map.Entry<UUID, CaseDebtor> one : wanted.entrySet()) {
                tenancy.run(client, () -> answered(client, one.getKey(), one.getValue(), known, register));
            }
            all += wanted.size();
            wanted = waiting(client);
        }
        return all;
    }

    private Map<UUID, CaseDebtor> waiting(long client) {
        return tenancy.as(client, () -> {
            List<UUID> ids = inquiries.waiting(client, CHUNK);
            return ids.isEmpty() ? Map.of() : cases.debtors(client, ids);
        });
    }

    private static Person person(CaseDebtor debtor) {
        return new Person(debtor.name(), new Address(debtor.street(), debtor.postcode(), debtor.city()));
    }

    private void answered(
            long client, UUID id, CaseDebtor debtor, Map<Person, Address> known, AddressRegister register) {
        LocalDate day = clock.today();
        CollectionCase one = cases.lock(client, List.of(id)).getFirst();
        Person person = person(debtor);
        Address found = known.get(person);
        boolean first = inquiries.note(client, debtor.id(), person.last(), register.source(), found, day);
        // somebody may have found the address, or closed the case, while the register was asked
        CaseDebtor now = cases.debtor(one);
        if (first && found != null && mail.needsAddress(one) && now.sameAddress(debtor)) {
            boolean _ = mail.found(
                    one,
                    found.street(),
                    found.postcode(),
                    found.city(),
                    register.source() + " vom " + DAY.format(day),
                    day);
        }
    }
}

package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to cases. Every call works inside a transaction of its client or over all clients. A change names the version
 * that was read; a stale one changes nothing.
 */
@Component
public class Cases {

    /** What the strategy may do without a court, in this order. */
    public static final List<String> STAGES = List.of("LETTER_1", "LETTER_2", "LAST_NOTICE", "CLOSE");

    /** The strategy leads a case of the client on a day. */
    private static final String LED = """
             and status in ('ACCEPTED', 'PRE_COURT')
             and not exists (select 1 from debtor d
                              where d.client = :client and d.id = debtor_id
                                and d.known_state in ('INSOLVENT', 'DECEASED', 'MINOR'))
             and not
            """ + Silence.of("collection_case.id");

    private final JdbcClient db;
    private final CaseOpening opening;
    private final FirstStep.Source firstSteps;
    private final List<CaseListener> listeners;

    Cases(JdbcClient db, CaseOpening opening, @Lazy FirstStep.Source firstSteps, @Lazy List<CaseListener> listeners) {
        this.db = db;
        this.opening = opening;
        this.firstSteps = firstSteps;
        this.listeners = listeners;
    }

    /**
     * Opens cases as accepted on {@code day}, in a few statements for all, and tells the listeners. A merchant reference that
     * is taken opens nothing: the answer has only the cases that are new, in the order given.
     */
    public List<CollectionCase> open(long client, List<NewCase> wanted, LocalDate day, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        opening.insert(client, wanted, firstSteps.firstStep(client, day), day, now);
        Map<UUID, CollectionCase> opened =
                byId(find(client, wanted.stream().map(NewCase::id).toList()));
        List<CaseListener.OpenedCase> fresh = new ArrayList<>();
        for (NewCase from : wanted) {
            CollectionCase found = opened.get(from.id());
            if (found != null) {
                fresh.add(new CaseListener.OpenedCase(found, from));
            }
        }
        listeners.forEach(listener -> listener.opened(fresh, day));
        return fresh.stream().map(CaseListener.OpenedCase::opened).toList();
    }

    public Optional<CollectionCase> find(long client, UUID id) {
        return find(client, List.of(id)).stream().findAny();
    }

    /** The client's cases of these ids, by number. */
    public List<CollectionCase> find(long client, Collection<UUID> ids) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by number
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query(CaseRow.MAPPER)
                .list();
    }

    /** The client's cases of these merchant references. */
    public List<CollectionCase> byMerchantReference(long client, Collection<String> references) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client
                           and merchant_reference = any(array(select jsonb_array_elements_text(:references::jsonb)))
                        """)
                .param("client", client)
                .param("references", Rows.json(references))
                .query(CaseRow.MAPPER)
                .list();
    }

    /** Open cases of the client that hold one of these invoices, as pairs of invoice number and case. */
    public Map<String, UUID> openByInvoice(long client, Collection<String> invoiceNumbers) {
        return db
                .sql("""
                        select i.invoice_number, i.case_id
                          from case_item i join collection_case c on c.client = :client and c.id = i.case_id
                         where i.client = :client and c.status not in ('CLOSED', 'REJECTED')
                           and i.invoice_number = any(array(select jsonb_array_elements_text(:numbers::jsonb)))
                        """)
                .param("client", client)
                .param("numbers", Rows.json(invoiceNumbers))
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    /** Locks the open cases in which a debtor of the client owes. */
    public List<CollectionCase> lockOpenOf(long client, long debtorId) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and debtor_id = :debtor and status not in ('CLOSED', 'REJECTED')
                         order by number for update
                        """)
                .param("client", client)
                .param("debtor", debtorId)
                .query(CaseRow.MAPPER)
                .list();
    }

    /** What is known of a debtor now, all of it from the creditor; his number at the client stays. */
    public void replaceDebtor(long client, long id, CaseDebtor now) {
        Rows.exactlyOne(db.sql("""
                        update debtor
                           set salutation = :salutation, first_name = :firstName, last_name = :lastName, company = :company,
                               legal_form = :legalForm, date_of_birth = :born, addition = :addition, street = :street,
                               postcode = :postcode, city = :city, country = :country, emails = :emails::jsonb,
                               phones = :phones::jsonb, language = :language, known_state = :state,
                               address_source = case when (street, postcode, city) = (:street, :postcode, :city) then address_source end,
                               address_lost_on = case when (street, postcode, city) = (:street, :postcode, :city) then address_lost_on end
                         where client = :client and id = :id
                        """)
                .param("client", client)
                .param("id", id)
                .param("salutation", now.salutation())
                .param("firstName", now.firstName())
                .param("lastName", now.lastName())
                .param("company", now.company())
                .param("legalForm", now.legalForm())
                .param("born", now.dateOfBirth())
                .param("addition", now.addition())
                .param("street", now.street())
                .param("postcode", now.postcode())
                .param("city", now.city())
                .param("country", now.country())
                .param("emails", Rows.json(now.emails()))
                .param("phones", Rows.json(now.phones()))
                .param("language", now.language())
                .param("state", now.knownState())
                .update());
    }

    /** A part of the principal was never owed; costs are counted from the rest. */
    public void correct(CollectionCase one, Money part) {
        Rows.exactlyOne(db.sql("""
                        update collection_case set corrected_cents = corrected_cents + :cents
                         where client = :client and id = :id
                        """)
                .param("client", one.client())
                .param("id", one.id())
                .param("cents", part.minorUnits())
                .update());
    }

    /** No interest for days after {@code last}. */
    public void endInterest(CollectionCase one, LocalDate last) {
        Rows.exactlyOne(db.sql("""
                        update collection_case set interest_until = least(interest_until, :last::date)
                         where client = :client and id = :id
                        """)
                .param("client", one.client())
                .param("id", one.id())
                .param("last", last)
                .update());
    }

    /** The strategy does nothing after this stage. */
    public void stopAfter(CollectionCase one, String lastStage) {
        Rows.exactlyOne(db.sql("""
                        update collection_case
                           set last_stage = :stage,
                               next_step = case when not (stage is not distinct from :stage or %1$s) then next_step end,
                               next_step_on = case when not (stage is not distinct from :stage or %1$s) then next_step_on end
                         where client = :client and id = :id
                        """.formatted(CaseRow.beyond("next_step", ":stage::text")))
                .param("client", one.client())
                .param("id", one.id())
                .param("stage", lastStage)
                .update());
    }

    /** What the filter leaves, by number. */
    public List<CollectionCase> list(CaseFilter filter) {
        return CaseRow.list(db, filter);
    }

    /** How many cases the filter leaves, and their principal as handed over. */
    public CaseSum sum(CaseFilter filter) {
        return CaseRow.sum(db, filter);
    }

    /** How many cases stand where, over what the transaction sees. */
    public Map<CaseStatus, Long> counts() {
        Map<CaseStatus, Long> counts = new EnumMap<>(CaseStatus.class);
        db.sql("select status, count(*) from collection_case group by status")
                .query((row, n) -> Map.entry(CaseStatus.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** Clients with cases whose next step is due on {@code day}; in a transaction over all clients. */
    public List<Long> clientsWithDueSteps(LocalDate day) {
        return db.sql("""
                        select distinct client from collection_case
                         where status in ('ACCEPTED', 'PRE_COURT') and next_step_on <= :day order by client
                        """).param("day", day).query(Long.class).list();
    }

    /** Locks cases of the client whose next step is due; those that another node has are left to it. */
    public List<CollectionCase> lockDue(long client, LocalDate day, int most) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and next_step_on <= :day
                        """ + LED + """
                         order by next_step_on, number limit :most for update skip locked
                        """)
                .param("client", client)
                .param("day", day)
                .param("most", most)
                .query(CaseRow.MAPPER)
                .list();
    }

    /** Cases of the client, accepted up to {@code day}, that the strategy leads: a part of them, by number after {@code after}. */
    public List<CollectionCase> ledAfter(long client, LocalDate day, long after, int most) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and number > :after and accepted_on <= :day and next_step_on is not null
                        """ + LED + """
                         order by number limit :most
                        """)
                .param("client", client)
                .param("after", after)
                .param("day", day)
                .param("most", most)
                .query(CaseRow.MAPPER)
                .list();
    }

    /** Those of these cases of the client in which nothing is demanded on {@code day} because of what the debtor brought up. */
    public Set<UUID> silent(long client, Collection<UUID> ids, LocalDate day) {
        return db.sql("""
                        select id from collection_case
                         where client = :client and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i)) and
                        """ + Silence.of("collection_case.id"))
                .param("client", client)
                .param("ids", Rows.json(ids))
                .param("day", day)
                .query(UUID.class)
                .set();
    }

    /** Open cases of the client with an invoice that was due by {@code due}: a part of them, by number after {@code after}. */
    public List<CollectionCase> openWithInvoiceDueBy(long client, LocalDate due, long after, int most) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and number > :after and status not in ('CLOSED', 'REJECTED')
                           and id in (select case_id from case_item where client = :client and due_on <= :due)
                         order by number limit :most
                        """)
                .param("client", client)
                .param("after", after)
                .param("due", due)
                .param("most", most)
                .query(CaseRow.MAPPER)
                .list();
    }

    /** Locks and reads the client's cases of these ids, so that nobody changes them until the transaction ends. */
    public List<CollectionCase> lock(long client, Collection<UUID> ids) {
        return db.sql(CaseRow.SELECT + """
                         where client = :client and id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                         order by number for update
                        """)
                .param("client", client)
                .param("ids", Rows.json(ids))
                .query(CaseRow.MAPPER)
                .list();
    }

    /**
     * Changes cases of one client in one statement; a case that moves or closes is told to the listeners.
     *
     * @return the cases as they are now
     * @throws StaleCase when one of them was changed since it was read
     * @throws IllegalStateException when the life cycle does not allow a move
     */
    public List<CollectionCase> change(long client, List<CaseChange> changes, LocalDate day) {
        if (changes.isEmpty()) {
            return List.of();
        }
        int changed = CaseRow.update(db, client, changes, day);
        if (changed != changes.size()) {
            throw new StaleCase(changes.size(), changed);
        }
        List<CollectionCase> now =
                find(client, changes.stream().map(change -> change.read().id()).toList());
        tellOfMoves(changes, now, day);
        return now;
    }

    private void tellOfMoves(List<CaseChange> changes, List<CollectionCase> now, LocalDate day) {
        Map<UUID, CaseStatus> before = changes.stream()
                .map(CaseChange::read)
                .collect(Collectors.toMap(CollectionCase::id, CollectionCase::status));
        List<CaseListener.Moved> moves = now.stream()
                .map(one -> new CaseListener.Moved(Objects.requireNonNull(before.get(one.id())), one))
                .filter(move -> move.from() != move.now().status())
                .toList();
        Map<Boolean, List<CaseListener.Moved>> parts = moves.stream()
                .collect(Collectors.partitioningBy(move -> move.now().status() == CaseStatus.CLOSED));
        List<CaseListener.Moved> moved = parts.getOrDefault(false, List.of());
        List<CollectionCase> closed = parts.getOrDefault(true, List.of()).stream()
                .map(CaseListener.Moved::now)
                .toList();
        if (!moved.isEmpty()) {
            listeners.forEach(listener -> listener.moved(moved, day));
        }
        if (!closed.isEmpty()) {
            listeners.forEach(listener -> listener.closed(closed, day));
        }
    }

    /** The items of each of the client's cases, in order. */
    public Map<UUID, List<CaseItem>> items(long client, Collection<UUID> ids) {
        return CaseParts.items(db, client, ids);
    }

    /** The debtor of each of the client's cases, as known now. */
    public Map<UUID, CaseDebtor> debtors(long client, Collection<UUID> ids) {
        return CaseParts.debtors(db, client, ids);
    }

    /** The debtor of a case, as known now. */
    public CaseDebtor debtor(CollectionCase one) {
        return Objects.requireNonNull(debtors(one.client(), List.of(one.id())).get(one.id()));
    }

    private static Map<UUID, CollectionCase> byId(List<CollectionCase> cases) {
        return cases.stream().collect(Collectors.toMap(CollectionCase::id, Function.identity()));
    }
}

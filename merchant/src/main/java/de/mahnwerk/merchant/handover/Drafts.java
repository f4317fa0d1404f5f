package de.mahnwerk.merchant.handover;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.merchant.receivables.Contacts;
import de.mahnwerk.merchant.receivables.Contacts.Contact;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.protocol.Debtor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Collects what we know about many claims in four statements. */
@Component
class Drafts {

    private record Head(
            UUID id,
            String merchantReference,
            long customerId,
            String number,
            DebtorKind kind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String country,
            String email,
            String phone,
            String language,
            String federalState) {

        private ClaimFacts.Customer customer() {
            return new ClaimFacts.Customer(
                    number,
                    kind,
                    salutation,
                    firstName,
                    lastName,
                    company,
                    street,
                    postcode,
                    city,
                    country,
                    email,
                    phone,
                    language);
        }
    }

    private record ItemOf(
            UUID handoverId,
            String number,
            String subject,
            String orderNumber,
            @Nullable LocalDate contractOn,
            @Nullable LocalDate deliveredOn,
            LocalDate issuedOn,
            LocalDate dueOn,
            String currency,
            long amountCents,
            long openCents,
            String state,
            boolean consumerNotice,
            @Nullable LocalDate defaultSince,
            @Nullable String defaultGround,
            @Nullable LocalDate disputedOn,
            boolean blocked,
            boolean neverCollection) {

        private ClaimFacts.Item item() {
            return new ClaimFacts.Item(
                    number,
                    subject,
                    orderNumber,
                    contractOn,
                    deliveredOn,
                    issuedOn,
                    dueOn,
                    currency,
                    amountCents,
                    openCents,
                    state,
                    consumerNotice,
                    defaultSince,
                    defaultGround,
                    disputedOn,
                    blocked,
                    neverCollection);
        }
    }

    private record CostOf(UUID handoverId, String kind, long cents, LocalDate arisenOn, String number) {}

    private record StepOf(
            UUID handoverId, int level, LocalDate sentOn, String channel, long feeCents, LocalDate deadlineOn) {}

    private final JdbcClient db;
    private final Contacts contacts;
    private final Tenants tenants;

    Drafts(JdbcClient db, Contacts contacts, Tenants tenants) {
        this.db = db;
        this.contacts = contacts;
        this.tenants = tenants;
    }

    /** The claims of these hand-overs as they would be sent today, in the order of their ids. */
    Map<UUID, ClaimDraft> of(long tenant, Collection<UUID> handovers, LocalDate today) {
        Tenant merchant = tenants.get(tenant);
        boolean deducts = merchant.creditorVat() == CreditorVat.CREDITOR_DEDUCTS;
        Map<String, Holidays> holidays = new HashMap<>();
        String ids = Rows.json(handovers);
        Map<UUID, List<ItemOf>> items =
                items(tenant, ids, today).stream().collect(Collectors.groupingBy(ItemOf::handoverId));
        Map<UUID, List<CostOf>> costs = costs(tenant, ids).stream().collect(Collectors.groupingBy(CostOf::handoverId));
        Map<UUID, List<StepOf>> steps = steps(tenant, ids).stream().collect(Collectors.groupingBy(StepOf::handoverId));
        List<Head> heads = heads(tenant, ids);
        Map<Long, List<Contact>> further =
                contacts.of(tenant, heads.stream().map(Head::customerId).toList());
        Map<UUID, ClaimDraft> drafts = new HashMap<>();
        for (Head head : heads) {
            ClaimFacts facts = new ClaimFacts(
                    head.merchantReference(),
                    deducts,
                    holidays.computeIfAbsent(
                            head.federalState().isEmpty() ? merchant.federalState() : head.federalState(),
                            GermanHolidays::in),
                    head.customer(),
                    further.getOrDefault(head.customerId(), List.of()),
                    items.getOrDefault(head.id(), List.of()).stream()
                            .map(ItemOf::item)
                            .toList(),
                    costs.getOrDefault(head.id(), List.of()).stream()
                            .map(cost -> new ClaimFacts.Cost(cost.kind(), cost.cents(), cost.arisenOn(), cost.number()))
                            .toList(),
                    steps.getOrDefault(head.id(), List.of()).stream()
                            .map(step -> new ClaimFacts.Step(
                                    step.level(), step.sentOn(), step.channel(), step.feeCents(), step.deadlineOn()))
                            .toList());
            drafts.put(head.id(), ClaimDraft.of(facts, today));
        }
        return drafts;
    }

    /** A customer as the agency is to know him now. */
    Debtor debtor(long tenant, long customer) {
        return ClaimDraft.debtor(
                db.sql("""
                        select number, kind, salutation, first_name, last_name, company, street, postcode, city, country, email,
                               phone, language
                          from customer where tenant = :tenant and id = :id
                        """)
                        .param("tenant", tenant)
                        .param("id", customer)
                        .query(ClaimFacts.Customer.class)
                        .single(),
                contacts.of(tenant, customer));
    }

    private List<Head> heads(long tenant, String ids) {
        return db.sql("""
                        select h.id, h.merchant_reference, h.customer_id, c.number, c.kind, c.salutation, c.first_name, c.last_name, c.company,
                               c.street, c.postcode, c.city, c.country, c.email, c.phone, c.language, c.federal_state
                          from handover h join customer c on c.tenant = :tenant and c.id = h.customer_id
                         where h.tenant = :tenant and h.id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                        """)
                .param("tenant", tenant)
                .param("ids", ids)
                .query(Head.class)
                .list();
    }

    private List<ItemOf> items(long tenant, String ids, LocalDate today) {
        return db.sql("""
                        select hi.handover_id, i.number, i.subject, i.order_number, i.contract_on, i.delivered_on, i.issued_on,
                               i.due_on, i.currency, i.amount_cents, i.open_cents, i.state, i.consumer_notice, i.default_since,
                               i.default_ground, i.disputed_on,
                               exists (select 1 from dunning_block b
                                        where b.tenant = :tenant and b.customer_id = i.customer_id
                                          and (b.item_id is null or b.item_id = i.id) and b.from_on <= :today
                                          and (b.until_on is null or b.until_on >= :today)) as blocked,
                               exists (select 1 from special_terms t
                                        where t.tenant = :tenant and t.customer_id = i.customer_id
                                          and t.never_collection) as never_collection
                          from handover_item hi join open_item i on i.tenant = :tenant and i.id = hi.item_id
                         where hi.tenant = :tenant and hi.live and hi.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by i.due_on, i.id
                        """)
                .param("tenant", tenant)
                .param("ids", ids)
                .param("today", today)
                .query(ItemOf.class)
                .list();
    }

    private List<CostOf> costs(long tenant, String ids) {
        return db.sql("""
                        select hi.handover_id, s.kind, s.open_cents as cents, s.arisen_on, i.number
                          from handover_item hi
                          join side_cost s on s.tenant = :tenant and s.item_id = hi.item_id
                          join open_item i on i.tenant = :tenant and i.id = hi.item_id
                         where hi.tenant = :tenant and hi.live and hi.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                           and i.open_cents > 0 and s.open_cents > 0 and s.kind <> 'INTEREST'
                         order by s.arisen_on, s.id
                        """)
                .param("tenant", tenant)
                .param("ids", ids)
                .query(CostOf.class)
                .list();
    }

    private List<StepOf> steps(long tenant, String ids) {
        return db.sql("""
                        select distinct hi.handover_id, n.level, n.created_on as sent_on, n.channel, n.fee_cents, n.deadline_on
                          from handover_item hi
                          join dunning_notice_item l on l.tenant = :tenant and l.item_id = hi.item_id
                          join dunning_notice n on n.tenant = :tenant and n.id = l.notice_id and n.state <> 'REVOKED'
                         where hi.tenant = :tenant and hi.live and hi.handover_id = any(array(select x::uuid from jsonb_array_elements_text(:ids::jsonb) as x))
                           and not exists (select 1 from notice_return r
                                            where r.tenant = :tenant and r.notice_id = n.id and not r.letter)
                         order by n.created_on, n.level
                        """)
                .param("tenant", tenant)
                .param("ids", ids)
                .query(StepOf.class)
                .list();
    }
}

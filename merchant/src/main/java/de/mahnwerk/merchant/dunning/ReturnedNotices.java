package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices whose e-mail came back. The same notice goes as a letter, dated and counted from that day, because it never reached
 * the debtor: a default that it should have begun begins with the letter (§§ 130, 286 (1) BGB). Where no letter can go, default
 * stands as if the notice had not been, and somebody gets the task to look. Whose address is dead gets letters until another
 * one is there. Every call works inside a transaction of its tenant.
 */
@Component
public class ReturnedNotices {

    /** What became of it. */
    public enum Outcome {
        LETTER,
        /** Its invoices are settled, disputed, blocked or went on meanwhile, or the postal address is incomplete. */
        NO_LETTER,
        /** It is known already. */
        KNOWN,
        /** There is no such notice, or it did not go by e-mail. */
        UNKNOWN
    }

    /**
     * A mail that came back.
     *
     * @param status enhanced status code of the mail server, empty when a person says so
     * @param dead whether the address does not work at all
     */
    public record Return(String email, String status, String reason, boolean dead) {}

    /** An address that does not work. */
    public record DeadAddress(String email, LocalDate since, String reason) {}

    /**
     * A notice on its customer's page.
     *
     * @param numbers of its invoices
     * @param returnedOn when its e-mail came back; null when it did not
     * @param letter whether it goes as a letter therefore
     */
    public record Sent(
            long id,
            LocalDate createdOn,
            int level,
            Level.Kind kind,
            Notice.Channel channel,
            Notice.State state,
            boolean written,
            String numbers,
            @Nullable LocalDate returnedOn,
            @Nullable String returnReason,
            @Nullable Boolean letter) {

        /** Whether somebody can say that it came back. */
        public boolean canComeBack() {
            return channel == Notice.Channel.EMAIL && state == Notice.State.SENT && returnedOn == null;
        }
    }

    /**
     * A notice that went by e-mail.
     *
     * @param fits whether it can go as a letter
     * @param pending whether anything of what it says is still to be settled
     */
    private record Mailed(
            long id,
            long runId,
            long customerId,
            @Nullable String document,
            LocalDate createdOn,
            String numbers,
            boolean fits,
            boolean pending) {}

    private record Reminded(
            long itemId,
            LocalDate issuedOn,
            LocalDate dueOn,
            DebtorKind customerKind,
            String federalState,
            boolean consumerNotice,
            @Nullable LocalDate laterOn) {}

    /** Tasks are kept in the language of the books, like what the journal says. */
    private final Language words = new Language(Locale.GERMANY, "merchant");

    private final JdbcClient db;
    private final AccountJournal journal;
    private final Tenants tenants;
    private final Tasks tasks;
    private final BusinessClock clock;

    ReturnedNotices(JdbcClient db, AccountJournal journal, Tenants tenants, Tasks tasks, BusinessClock clock) {
        this.db = db;
        this.journal = journal;
        this.tenants = tenants;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The notice's own e-mail came back. */
    public Outcome cameBack(long tenant, long notice, Return back, String by) {
        Optional<Mailed> mailed = mailed(tenant, notice);
        if (mailed.isEmpty()) {
            return isKnown(tenant, notice) ? Outcome.KNOWN : Outcome.UNKNOWN;
        }
        Mailed found = mailed.get();
        LocalDate today = clock.today();
        boolean fits = found.fits();
        int noted = db.sql("""
                        insert into notice_return (tenant, notice_id, email, status, reason, letter, document, returned_on, noted_by)
                        values (:tenant, :notice, :email, :status, :reason, :letter, :document, :day, :by)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("notice", notice)
                .param("email", back.email())
                .param("status", back.status())
                .param("reason", back.reason())
                .param("letter", fits)
                .param("document", found.document())
                .param("day", today)
                .param("by", by)
                .update();
        if (noted == 0) {
            return Outcome.KNOWN;
        }
        journal.customer(
                tenant, found.customerId(), Deed.MAIL_CAME_BACK, back.email() + ": " + back.reason(), today, by);
        if (back.dead()) {
            bury(tenant, found.customerId(), back, today);
        }
        if (fits) {
            write(tenant, found, today);
        } else if (found.pending()) {
            long _ = tasks.add(tenant, About.customer(found.customerId()), task(found, back), today, "", today, by)
                    .orElseThrow();
        }
        begin(tenant, found, fits ? today : null);
        return fits ? Outcome.LETTER : Outcome.NO_LETTER;
    }

    private String task(Mailed notice, Return back) {
        String day = words.date(notice.createdOn());
        return notice.numbers().isEmpty()
                ? words.text("letters.task.revoked", day, back.email())
                : words.text("letters.task", day, notice.numbers(), back.email());
    }

    /** Locks a notice that went by e-mail; it fits when all its invoices are still where it left them. */
    private Optional<Mailed> mailed(long tenant, long notice) {
        // nobody changes the invoices meanwhile
        List<Long> _ = db.sql("""
                        select i.id from dunning_notice_item l join open_item i on i.tenant = :tenant and i.id = l.item_id
                         where l.tenant = :tenant and l.notice_id = :notice order by i.id for update of i
                        """)
                .param("tenant", tenant)
                .param("notice", notice)
                .query(Long.class)
                .list();
        return db.sql("""
                        select n.id, n.run_id, n.customer_id, n.document, n.created_on,
                               coalesce((select string_agg(i.number, ', ' order by i.due_on, i.id)
                                           from dunning_notice_item l join open_item i on i.tenant = :tenant and i.id = l.item_id
                                          where l.tenant = :tenant and l.notice_id = n.id), '') as numbers,
                               n.revokes is not null
                               or exists (select 1 from dunning_notice_item l join open_item i on i.tenant = :tenant and i.id = l.item_id
                                           where l.tenant = :tenant and l.notice_id = n.id and i.open_cents > 0
                                             and i.state in ('OPEN', 'IN_COLLECTION')) as pending,
                               c.street ~ '[0-9]' and c.postcode ~ '^[0-9]{5}$' and trim(c.city) <> ''
                               and not exists (select 1 from dunning_notice_item l join open_item i on i.tenant = :tenant and i.id = l.item_id
                                                where l.tenant = :tenant and l.notice_id = n.id
                                                  and (i.state <> 'OPEN' or i.open_cents <> l.open_cents or i.disputed_on is not null
                                                       or i.last_notice_on is distinct from n.created_on
                                                       or exists (select 1 from handover_item x
                                                                    join handover w on w.tenant = :tenant and w.id = x.handover_id
                                                                   where x.tenant = :tenant and x.item_id = i.id and x.live
                                                                     and w.state <> 'REJECTED')
                                                       or exists (select 1 from dunning_block b
                                                                   where b.tenant = :tenant and b.customer_id = i.customer_id
                                                                     and (b.item_id is null or b.item_id = i.id)
                                                                     and b.from_on <= :today
                                                                     and (b.until_on is null or b.until_on >= :today)))) as fits
                          from dunning_notice n join customer c on c.tenant = :tenant and c.id = n.customer_id
                         where n.tenant = :tenant and n.id = :notice and n.channel = 'EMAIL' and n.state = 'SENT'
                           for update of n
                        """)
                .param("tenant", tenant)
                .param("notice", notice)
                .param("today", clock.today())
                .query(Mailed.class)
                .optional();
    }

    /** Whether an address, in small letters, is or was that of the customer whom the notice is for. */
    public boolean mayHaveGoneTo(long tenant, long notice, String email) {
        return db.sql("""
                        select exists (select 1 from dunning_notice n join customer c on c.tenant = :tenant and c.id = n.customer_id
                                        where n.tenant = :tenant and n.id = :notice
                                          and (lower(c.email) = :email
                                               or exists (select 1 from customer_contact a
                                                           where a.tenant = :tenant and a.customer_id = c.id and lower(a.email) = :email)))
                        """)
                .param("tenant", tenant)
                .param("notice", notice)
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    private boolean isKnown(long tenant, long notice) {
        return db.sql("select exists (select 1 from notice_return where tenant = :tenant and notice_id = :notice)")
                .param("tenant", tenant)
                .param("notice", notice)
                .query(Boolean.class)
                .single();
    }

    /** An e-mail that is no notice, or nobody knows which, came back: all customers who have this address; how many are new. */
    public int cameBack(long tenant, Return back, String by) {
        if (!back.dead()) {
            return 0;
        }
        List<Long> customers = db.sql("""
                        select id from customer c where tenant = :tenant and lower(email) = :email
                           and not exists (select 1 from dead_address a
                                            where a.tenant = :tenant and a.customer_id = c.id and a.email = :email)
                        """)
                .param("tenant", tenant)
                .param("email", back.email())
                .query(Long.class)
                .list();
        for (long customer : customers) {
            journal.customer(
                    tenant, customer, Deed.MAIL_CAME_BACK, back.email() + ": " + back.reason(), clock.today(), by);
            bury(tenant, customer, back, clock.today());
        }
        return customers.size();
    }

    /** Notes the address as dead; what waits to be sent there goes to the printer instead. */
    private void bury(long tenant, long customer, Return back, LocalDate today) {
        String email = back.email().toLowerCase(Locale.ROOT);
        int _ = db.sql("""
                        insert into dead_address (tenant, customer_id, email, since, reason)
                        values (:tenant, :customer, :email, :day, :reason) on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("email", email)
                .param("day", today)
                .param("reason", back.reason())
                .update();
        int _ = db.sql("""
                        update dunning_notice n
                           set channel = 'LETTER', state = case n.state when 'READY' then 'PRINT' else n.state end, trouble = :reason
                         where n.tenant = :tenant and n.customer_id = :customer and n.channel = 'EMAIL' and n.state in ('QUEUED', 'READY')
                           and (n.leased_until is null or n.leased_until <= :now)
                           and exists (select 1 from customer c where c.tenant = :tenant and c.id = :customer and lower(c.email) = :email)
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("email", email)
                .param("reason", back.reason())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The notice is written anew as a letter of today, and waiting for the next one counts from today. */
    private void write(long tenant, Mailed notice, LocalDate today) {
        Rows.exactlyOne(db.sql("""
                        update dunning_notice n
                           set channel = 'LETTER', state = 'QUEUED', document = null, created_on = :day,
                               deadline_on = :day::date + case when n.revokes is null then (
                                 select l.deadline_days from dunning_level l
                                  where l.tenant = :tenant and l.policy_id = n.policy_id and l.level = n.level) else 0 end
                         where n.tenant = :tenant and n.id = :notice
                        """)
                .param("tenant", tenant)
                .param("notice", notice.id())
                .param("day", today)
                .update());
        int _ = db.sql("""
                        update open_item i set last_notice_on = :day
                         where i.tenant = :tenant
                           and i.id = any(array(select l.item_id from dunning_notice_item l where l.tenant = :tenant and l.notice_id = :notice))
                        """)
                .param("tenant", tenant)
                .param("notice", notice.id())
                .param("day", today)
                .update();
    }

    /**
     * Where this notice began default: it begins with the letter, else with the next notice that got through, else by due date
     * and law alone (§ 286 (2), (3) BGB) where that is so by now; else the next notice will begin it.
     */
    private void begin(long tenant, Mailed notice, @Nullable LocalDate letterOn) {
        String here = tenants.get(tenant).federalState();
        LocalDate today = clock.today();
        for (Reminded item : reminded(tenant, notice)) {
            Holidays holidays = GermanHolidays.in(item.federalState().isEmpty() ? here : item.federalState());
            LocalDate reminded = letterOn != null ? letterOn : item.laterOn();
            Optional<DefaultBegins> begins = DefaultBegins.of(
                            item.issuedOn(),
                            item.dueOn(),
                            item.customerKind(),
                            item.consumerNotice(),
                            reminded,
                            holidays)
                    .filter(found -> reminded != null || !found.since().isAfter(today));
            Rows.exactlyOne(db.sql("""
                            update open_item set default_since = :since, default_ground = :ground
                             where tenant = :tenant and id = :item
                            """)
                    .param("tenant", tenant)
                    .param("item", item.itemId())
                    .param("since", begins.map(DefaultBegins::since).orElse(null))
                    .param("ground", begins.map(DefaultBegins::ground).orElse(null))
                    .update());
        }
    }

    /** Those of its invoices whose default this notice began, with the day of the next notice about each that got through. */
    private List<Reminded> reminded(long tenant, Mailed notice) {
        return db.sql("""
                        select i.id as item_id, i.issued_on, i.due_on, c.kind as customer_kind, c.federal_state, i.consumer_notice,
                               (select min(n.created_on)
                                  from dunning_notice_item o join dunning_notice n on n.tenant = :tenant and n.id = o.notice_id
                                 where o.tenant = :tenant and o.item_id = i.id and n.id > :notice and n.state <> 'REVOKED'
                                   and not exists (select 1 from notice_return r
                                                    where r.tenant = :tenant and r.notice_id = n.id and not r.letter)) as later_on
                          from dunning_notice_item l
                          join dunning_proposal p on p.tenant = :tenant and p.run_id = :run and p.item_id = l.item_id and p.default_begun
                          join open_item i on i.tenant = :tenant and i.id = l.item_id
                          join customer c on c.tenant = :tenant and c.id = i.customer_id
                         where l.tenant = :tenant and l.notice_id = :notice order by i.id
                        """)
                .param("tenant", tenant)
                .param("run", notice.runId())
                .param("notice", notice.id())
                .query(Reminded.class)
                .list();
    }

    /** Somebody knows that the address works again; false when it is not dead. */
    public boolean works(long tenant, long customer, String email, String by) {
        boolean revived = db.sql(
                                "delete from dead_address where tenant = :tenant and customer_id = :customer and email = lower(:email)")
                        .param("tenant", tenant)
                        .param("customer", customer)
                        .param("email", email)
                        .update()
                == 1;
        if (revived) {
            journal.customer(tenant, customer, Deed.MAIL_WORKS_AGAIN, email, clock.today(), by);
        }
        return revived;
    }

    /** The customer's present address, when it does not work. */
    public Optional<DeadAddress> dead(long tenant, long customer) {
        return db.sql("""
                        select c.email, a.since, a.reason
                          from customer c join dead_address a on a.tenant = :tenant and a.customer_id = c.id and a.email = lower(c.email)
                         where c.tenant = :tenant and c.id = :customer
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .query(DeadAddress.class)
                .optional();
    }

    /** To whom a notice went. */
    public Optional<Long> customerOf(long tenant, long notice) {
        return db.sql("select customer_id from dunning_notice where tenant = :tenant and id = :notice")
                .param("tenant", tenant)
                .param("notice", notice)
                .query(Long.class)
                .optional();
    }

    /** A customer's notices, newest first. */
    public List<Sent> of(long tenant, long customer, int most) {
        return db.sql("""
                        select n.id, n.created_on, n.level, v.kind, n.channel, n.state, n.document is not null as written,
                               coalesce((select string_agg(i.number, ', ' order by i.due_on, i.id)
                                           from dunning_notice_item l join open_item i on i.tenant = :tenant and i.id = l.item_id
                                          where l.tenant = :tenant and l.notice_id = coalesce(n.revokes, n.id)), '') as numbers,
                               r.returned_on, r.reason as return_reason, r.letter
                          from dunning_notice n
                          join dunning_level v on v.tenant = :tenant and v.policy_id = n.policy_id and v.level = n.level
                          left join notice_return r on r.tenant = :tenant and r.notice_id = n.id
                         where n.tenant = :tenant and n.customer_id = :customer order by n.id desc limit :most
                        """)
                .param("tenant", tenant)
                .param("customer", customer)
                .param("most", most)
                .query(Sent.class)
                .list();
    }
}

package de.mahnwerk.agency.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.Silence;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.Lanes;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.mail.Mail;
import de.mahnwerk.platform.mail.Mailer;
import de.mahnwerk.platform.mail.Mailer.Outcome;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends written letters by e-mail. What an address refuses goes to the printer. */
@Component
@Order(30)
class LetterMail implements DayJob, RecurringWork {

    private static final int CHUNK = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Well inside the lease: one mail may take its time. */
    private static final Duration SENDING = LEASE.dividedBy(2);

    private record Ready(long id, String reference, String kind, String mark, String email, String document) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Clients clients;
    private final AgencySettings agency;
    private final Documents documents;
    private final Mailer mailer;
    private final BusinessClock clock;
    private final Language german = new Language(Locale.GERMANY, "agency");

    LetterMail(
            JdbcClient db,
            Tenancy tenancy,
            Clients clients,
            AgencySettings agency,
            Documents documents,
            Mailer mailer,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.clients = clients;
        this.agency = agency;
        this.documents = documents;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        return Lanes.sum(clients.all(), this::work);
    }

    private int work(Client client) {
        int sent = 0;
        for (int left = send(client); left > 0; left = send(client)) {
            sent += left;
        }
        return sent;
    }

    private int send(Client client) {
        long of = client.client();
        Map<String, Ready> byMessage = new HashMap<>();
        List<Mail> mails = tenancy.as(of, () -> {
            List<Ready> leased = lease(client);
            Map<String, Document> written =
                    documents.read(of, leased.stream().map(Ready::document).toList());
            return leased.stream()
                    .map(letter -> {
                        Mail mail = mail(client, letter, written);
                        byMessage.put(mail.messageId(), letter);
                        return mail;
                    })
                    .toList();
        });
        int[] left = {0};
        mailer.send(
                mails,
                SENDING,
                (mail, outcome) -> tenancy.run(of, () -> {
                    Ready letter = requireNonNull(byMessage.get(mail.messageId()));
                    switch (outcome) {
                        case Outcome.Sent sent -> note(of, letter.id(), "SENT", null);
                        case Outcome.Refused refused -> refused(of, letter, refused);
                        case Outcome.Later later -> note(of, letter.id(), "READY", later.reason());
                    }
                    left[0] += outcome instanceof Outcome.Later ? 0 : 1;
                }));
        return left[0];
    }

    /**
     * Letters with hours of their own only go at these, on working days of the client's state, and only while their case is
     * where they were written: what a weekend brought may have stopped it.
     */
    private List<Ready> lease(Client client) {
        LocalDate today = clock.today();
        boolean workingDay = GermanHolidays.in(client.federalState()).isWorkingDay(today);
        return db.sql("""
                        with next as (
                          select id from letter
                           where client = :client and state = 'READY' and (leased_until is null or leased_until <= :now)
                             and (send_from is null or (:workingDay and send_from <= :hour and :hour < send_to
                                  and exists (select 1 from collection_case k
                                               where k.client = :client and k.id = letter.case_id and k.status in ('ACCEPTED', 'PRE_COURT'))
                                  and not
                        """ + Silence.of("letter.case_id") + """
                                 ))
                           order by id limit :most for update skip locked)
                        update letter l set leased_until = :until
                          from next, collection_case c
                         where l.client = :client and l.id = next.id and c.client = :client and c.id = l.case_id
                        returning l.id, c.reference, l.kind, l.mark, l.email, l.document
                        """)
                .param("client", client.client())
                .param("day", today)
                .param("workingDay", workingDay)
                .param("hour", clock.now().atZone(BusinessClock.ZONE).getHour())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("until", clock.now().plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("most", CHUNK)
                .query(Ready.class)
                .list();
    }

    private Mail mail(Client client, Ready letter, Map<String, Document> written) {
        Document document = written.get(letter.document());
        if (document == null) {
            throw new IllegalStateException("letter " + letter.id() + " has lost its document");
        }
        return new Mail(
                letter.reference()
                        + "."
                        + letter.kind()
                        + (letter.mark().isEmpty() ? "" : "." + letter.mark())
                        + agency.email().replaceFirst("^[^@]*", ""),
                agency.email(),
                agency.name(),
                letter.email(),
                german.text("letter." + letter.kind() + ".subject", client.fullName(), letter.reference()),
                german.text("letter.mail", client.fullName(), letter.reference(), agency.name()),
                List.of(document));
    }

    /** On the day of the letter its paper goes to the printer; later it is like one that came back, see {@link UndeliveredLetters}. */
    private void refused(long client, Ready letter, Outcome.Refused refused) {
        Rows.exactlyOne(db.sql("""
                        update letter set state = case when day = :day then 'PRINT' else 'SENT' end, trouble = :trouble,
                               leased_until = null, undelivered_on = :day, address_dead = :dead
                         where client = :client and id = :id and state in ('READY', 'PRINT', 'SENT')
                        """)
                .param("client", client)
                .param("id", letter.id())
                .param("day", clock.today())
                .param("trouble", refused.reason())
                .param("dead", refused.isDead())
                .update());
    }

    /** May be repeated: the answer to a commit can be lost. */
    private void note(long client, long letter, String state, @Nullable String trouble) {
        Rows.exactlyOne(db.sql("""
                        update letter set state = :state, trouble = :trouble, leased_until = null
                         where client = :client and id = :id and state in ('READY', :state)
                        """)
                .param("client", client)
                .param("id", letter)
                .param("state", state)
                .param("trouble", trouble)
                .update());
    }
}

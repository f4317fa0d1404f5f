package de.mahnwerk.agency.events;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.mail.Mail;
import de.mahnwerk.platform.mail.Mailer;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells client and agency by e-mail that a webhook was given up, and forgets log lines after 30 days. */
@Component
@Order(890)
class WebhookNotices implements DayJob, RecurringWork {

    private static final int DAYS_KEPT = 30;

    private record GivenUp(long client, UUID id, String url, LocalDate failingSince) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Clients clients;
    private final AgencySettings agency;
    private final Mailer mailer;
    private final BusinessClock clock;
    private final Language german = new Language(Locale.GERMANY, "agency");
    private final Language english = new Language(Locale.UK, "agency");

    WebhookNotices(
            JdbcClient db,
            Tenancy tenancy,
            Clients clients,
            AgencySettings agency,
            Mailer mailer,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.clients = clients;
        this.agency = agency;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-notices";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void live(LocalDate day) {
        int forgotten = tenancy.asEveryone(() -> db.sql("delete from webhook_attempt where at < :limit")
                .param(
                        "limit",
                        day.minusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime())
                .update());
        assert forgotten >= 0;
        int _ = work();
    }

    @Override
    public int work() {
        int[] told = {0};
        for (GivenUp one : tenancy.asEveryone(this::givenUp)) {
            mailer.send(mails(one), interval(), (mail, outcome) -> {
                if (!(outcome instanceof Mailer.Outcome.Later)) {
                    told[0]++;
                    tenancy.run(one.client(), () -> note(one));
                }
            });
        }
        return told[0];
    }

    private List<GivenUp> givenUp() {
        return db.sql("""
                        select client, id, url, (failing_since at time zone 'Europe/Berlin')::date as failing_since
                          from webhook where notice_due order by client, id
                        """).query(GivenUp.class).list();
    }

    private List<Mail> mails(GivenUp one) {
        Client client = clients.get(one.client());
        return List.of(mail(one, client, client.email()), mail(one, client, agency.email()));
    }

    private Mail mail(GivenUp one, Client client, String to) {
        return new Mail(
                one.id() + "." + clock.today() + "." + Integer.toHexString(to.hashCode())
                        + agency.email().replaceFirst("^[^@]*", ""),
                agency.email(),
                agency.name(),
                to,
                german.text("webhook.notice.subject", client.fullName()),
                text(german, one) + "\n\n" + text(english, one),
                List.of());
    }

    private String text(Language language, GivenUp one) {
        return language.text("webhook.notice.text", one.url(), language.date(one.failingSince()), agency.name());
    }

    private void note(GivenUp one) {
        Rows.exactlyOne(db.sql("update webhook set notice_due = false where client = :client and id = :id")
                .param("client", one.client())
                .param("id", one.id())
                .update());
    }
}

package de.mahnwerk.platform;

import de.mahnwerk.platform.PlatformSettings.ClockKind;
import de.mahnwerk.platform.calculator.OperatorTables;
import de.mahnwerk.platform.database.Eraser;
import de.mahnwerk.platform.database.SideDatabase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.BusinessDays;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.days.Scheduling;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.mail.MailReturns;
import de.mahnwerk.platform.mail.Mailer;
import de.mahnwerk.platform.mail.ReturnedMailbox;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the platform into the context of one side. */
@Configuration
@EnableConfigurationProperties(PlatformSettings.class)
@ComponentScan
public class Platform {

    private final PlatformSettings settings;

    Platform(PlatformSettings settings) {
        this.settings = settings;
        OperatorTables.check();
    }

    /** A time-lapse that is started again goes on with the day it had reached. */
    @Bean
    BusinessClock clock(JdbcClient db) {
        if (settings.clock() == ClockKind.REAL) {
            return BusinessClock.real();
        }
        LocalDate first = settings.startDay();
        if (first == null) {
            throw new CannotStart("mahnwerk.clock=lapse needs mahnwerk.start-day, the first day of the time-lapse");
        }
        LocalDate reached = db.sql("select greatest(:first::date, (select max(day) from day_job_run))")
                .param("first", first)
                .query(LocalDate.class)
                .single();
        return BusinessClock.lapsingFrom(reached);
    }

    @Bean
    SideDatabase database() {
        if (settings.dbUrl() != null) {
            return SideDatabase.at(settings.dbUrl(), settings.side(), settings.connections());
        }
        Path data = settings.data();
        if (data == null) {
            throw new CannotStart("either mahnwerk.data (a folder) or mahnwerk.db-url must be set");
        }
        return SideDatabase.embedded(
                settings.side(), data.resolve(settings.side()).resolve("postgres"), settings.connections());
    }

    @Bean
    DataSource dataSource(SideDatabase database) {
        return database.dataSource();
    }

    @Bean
    Tenancy tenancy(PlatformTransactionManager transactions, JdbcClient db) {
        return new Tenancy(transactions, db);
    }

    @Bean
    Eraser eraser(JdbcClient db) {
        return new Eraser(db, settings.side());
    }

    @Bean
    Outbox outbox(JdbcClient db, BusinessClock clock) {
        return new Outbox(db, clock);
    }

    @Bean
    Documents documents(JdbcClient db, JdbcTemplate batches) {
        return new Documents(db, batches);
    }

    @Bean
    Secrets secrets() {
        if (!settings.secretKey().isEmpty()) {
            return new Secrets(settings.secretKey());
        }
        Path data = settings.data();
        if (data == null) {
            throw new CannotStart(
                    "with mahnwerk.db-url and without mahnwerk.data, mahnwerk.secret-key must be set: 64 hexadecimal digits");
        }
        return Secrets.keptIn(data.resolve(settings.side()).resolve("secret.key"));
    }

    @Bean
    Mailer mailer() {
        return new Mailer(settings.smtp());
    }

    @Bean
    ReturnedMailbox returnedMailbox(MailReturns returns) {
        return new ReturnedMailbox(settings.mailbox(), returns);
    }

    @Bean
    BusinessDays businessDays(List<DayJob> jobs, List<RecurringWork> recurring, JdbcClient db, BusinessClock clock) {
        return new BusinessDays(jobs, recurring, db, clock);
    }

    @Bean
    Scheduling scheduling(DataSource dataSource, BusinessDays days, BusinessClock clock) {
        return new Scheduling(dataSource, days, clock);
    }

    /** Real time works by itself; a time-lapse waits to be moved. */
    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (settings.clock() == ClockKind.REAL) {
            ready.getApplicationContext().getBean(Scheduling.class).start();
        }
    }
}

package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.dunning.ReturnedNotices;
import de.mahnwerk.merchant.dunning.ReturnedNotices.Outcome;
import de.mahnwerk.merchant.dunning.ReturnedNotices.Return;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.mail.DeliveryReport;
import de.mahnwerk.platform.mail.MailReturns;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the notice that a mail server could not deliver by the id of its mail. */
@Component
class ReturnedMails implements MailReturns {

    private static final Pattern NOTICE = Pattern.compile("notice\\.(\\d{1,18})\\.(\\d{1,18})@.*");

    private final Tenancy tenancy;
    private final ReturnedNotices notices;

    ReturnedMails(Tenancy tenancy, ReturnedNotices notices) {
        this.tenancy = tenancy;
        this.notices = notices;
    }

    /** What the mailbox got: the id of the mail says whose it was; anybody can write there, so the address must be right too. */
    @Override
    public boolean take(DeliveryReport report) {
        Matcher named = NOTICE.matcher(report.messageId());
        return named.matches()
                && take(Long.parseLong(named.group(1)), Long.parseLong(named.group(2)), report.failures());
    }

    private boolean take(long tenant, long notice, List<DeliveryReport.Failure> failures) {
        return tenancy.as(tenant, () -> {
            boolean ours = false;
            for (DeliveryReport.Failure failure : failures) {
                if (notices.mayHaveGoneTo(tenant, notice, failure.address())) {
                    Outcome _ = notices.cameBack(tenant, notice, back(failure), "Mailserver");
                    ours = true;
                }
            }
            return ours;
        });
    }

    private static Return back(DeliveryReport.Failure failure) {
        return new Return(failure.address(), failure.status(), failure.reason(), failure.isDead());
    }

    /** How many of the report's recipients were not known to be out of reach. */
    int take(long tenant, DeliveryReport report, String by) {
        Matcher named = NOTICE.matcher(report.messageId());
        boolean ours = named.matches() && Long.parseLong(named.group(1)) == tenant;
        int fresh = 0;
        for (DeliveryReport.Failure failure : report.failures()) {
            Return back = back(failure);
            Outcome outcome =
                    ours ? notices.cameBack(tenant, Long.parseLong(named.group(2)), back, by) : Outcome.UNKNOWN;
            fresh += switch (outcome) {
                case LETTER, NO_LETTER -> 1;
                case KNOWN -> 0;
                case UNKNOWN -> notices.cameBack(tenant, back, by);
            };
        }
        return fresh;
    }
}

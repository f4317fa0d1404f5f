package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.dunning.ReturnedNotices;
import de.mahnwerk.merchant.dunning.ReturnedNotices.Outcome;
import de.mahnwerk.merchant.dunning.ReturnedNotices.Return;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.mail.DeliveryReport;
import de.mahnwerk.platform.mail.MailReturns;
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

    /** What the mailbox got: the id of the mail says whose it was. */
    @Override
    public void take(DeliveryReport report) {
        Matcher named = NOTICE.matcher(report.messageId());
        if (named.matches()) {
            long tenant = Long.parseLong(named.group(1));
            tenancy.run(tenant, () -> {
                int _ = take(tenant, report, "Mailserver");
            });
        }
    }

    /** How many of the report's recipients were not known to be out of reach. */
    int take(long tenant, DeliveryReport report, String by) {
        Matcher named = NOTICE.matcher(report.messageId());
        boolean ours = named.matches() && Long.parseLong(named.group(1)) == tenant;
        int fresh = 0;
        for (DeliveryReport.Failure failure : report.failures()) {
            Return back = new Return(failure.address(), failure.status(), failure.reason(), failure.isDead());
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

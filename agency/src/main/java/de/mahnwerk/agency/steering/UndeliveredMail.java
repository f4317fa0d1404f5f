package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.UndeliveredLetters;
import de.mahnwerk.agency.correspondence.UndeliveredLetters.Mailed;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.mail.DeliveryReport;
import de.mahnwerk.platform.mail.MailReturns;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * An e-mail with a letter came back: it never reached the debtor (§ 130 BGB). On the day of the letter the same paper goes
 * by post; later a demand is written anew with a deadline of its own. The address is not used again.
 */
@Component
class UndeliveredMail implements MailReturns {

    /** Case, kind and mark, as the letters' mails are called. */
    private static final Pattern LETTER = Pattern.compile("([A-Z0-9-]+)\\.([A-Z0-9_]+)(?:\\.([^@]+))?@.*");

    /** Where nothing is written any more, or not now. */
    private static final Set<CaseStatus> SILENT =
            Set.of(CaseStatus.CLOSED, CaseStatus.REJECTED, CaseStatus.PAUSED, CaseStatus.DISPUTED, CaseStatus.TRACING);

    private final Tenancy tenancy;
    private final Cases cases;
    private final DebtorLetters letters;
    private final UndeliveredLetters undelivered;
    private final DebtorChanges changes;
    private final BusinessClock clock;

    UndeliveredMail(
            Tenancy tenancy,
            Cases cases,
            DebtorLetters letters,
            UndeliveredLetters undelivered,
            DebtorChanges changes,
            BusinessClock clock) {
        this.tenancy = tenancy;
        this.cases = cases;
        this.letters = letters;
        this.undelivered = undelivered;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void take(DeliveryReport report) {
        Matcher named = LETTER.matcher(report.messageId());
        if (named.matches() && !report.failures().isEmpty()) {
            String mark = Objects.requireNonNullElse(named.group(3), "");
            tenancy.asEveryone(() -> undelivered.mailed(named.group(1), named.group(2), mark))
                    .ifPresent(mailed -> tenancy.run(
                            mailed.client(),
                            () -> cameBack(mailed, report.failures().getFirst().reason())));
        }
    }

    private void cameBack(Mailed mailed, String reason) {
        LocalDate day = clock.today();
        CollectionCase one =
                cases.lock(mailed.client(), List.of(mailed.caseId())).getFirst();
        if (!undelivered.cameBack(mailed, reason, day)
                || SILENT.contains(one.status())
                || cases.debtor(one).barred()) {
            return;
        }
        Written lost = letters.of(one.client(), one.id()).stream()
                .filter(letter -> letter.id() == mailed.letter())
                .findFirst()
                .orElseThrow();
        boolean anew = lost.day().isBefore(day)
                && changes.again(
                        one,
                        lost,
                        day,
                        "E-Mail kam zurück, Schreiben mit der Post",
                        "E-mail came back, letter by post");
        if (!anew) {
            undelivered.print(mailed);
        }
    }
}

package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.correspondence.UndeliveredLetters;
import de.mahnwerk.agency.correspondence.UndeliveredLetters.Mailed;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.mail.DeliveryReport;
import de.mahnwerk.platform.mail.MailReturns;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An e-mail with a letter came back: it never reached the debtor (§ 130 BGB). On the day of the letter the same paper goes
 * by post; later a demand is written anew with a deadline of its own. What must not be said now, because the case rests or
 * a complaint waits for its answer, waits too: each day it is looked at again, before the strategy works.
 */
@Component
@Order(16)
class UndeliveredMail implements MailReturns, DayJob {

    /** Case, kind and mark, as the letters' mails are called. */
    private static final Pattern LETTER = Pattern.compile("([A-Z0-9-]+)\\.([A-Z0-9_]+)(?:\\.([^@]+))?@.*");

    /** What demands nothing and is as true later as on its day. */
    private static final Set<String> TOLD = Set.of("ANSWER", "PLAN_AGREED");

    private static final Set<CaseStatus> DEMANDING = Set.of(CaseStatus.ACCEPTED, CaseStatus.PRE_COURT);

    private final Tenancy tenancy;
    private final Cases cases;
    private final DebtorLetters letters;
    private final UndeliveredLetters undelivered;
    private final DebtorChanges changes;
    private final PaymentPlans plans;
    private final BusinessClock clock;

    UndeliveredMail(
            Tenancy tenancy,
            Cases cases,
            DebtorLetters letters,
            UndeliveredLetters undelivered,
            DebtorChanges changes,
            PaymentPlans plans,
            BusinessClock clock) {
        this.tenancy = tenancy;
        this.cases = cases;
        this.letters = letters;
        this.undelivered = undelivered;
        this.changes = changes;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "undelivered-mail";
    }

    /** Anybody can write to the mailbox, so the address must be the one that the letter went to. */
    @Override
    public boolean take(DeliveryReport report) {
        Matcher named = LETTER.matcher(report.messageId());
        if (!named.matches()) {
            return false;
        }
        String mark = Objects.requireNonNullElse(named.group(3), "");
        return tenancy.asEveryone(() -> undelivered.mailed(named.group(1), named.group(2), mark))
                .filter(mailed -> cameBack(mailed, report))
                .isPresent();
    }

    private boolean cameBack(Mailed mailed, DeliveryReport report) {
        Optional<DeliveryReport.Failure> failure = report.failures().stream()
                .filter(one -> one.address().equals(mailed.email()))
                .findFirst();
        failure.ifPresent(one -> tenancy.run(mailed.client(), () -> cameBack(mailed, one)));
        return failure.isPresent();
    }

    private void cameBack(Mailed mailed, DeliveryReport.Failure failure) {
        LocalDate day = clock.today();
        CollectionCase one = locked(mailed);
        if (undelivered.cameBack(mailed, failure.reason(), failure.isDead(), day)) {
            again(one, mailed, day);
        }
    }

    @Override
    public void live(LocalDate day) {
        tenancy.asEveryone(undelivered::waiting)
                .forEach(mailed -> tenancy.run(mailed.client(), () -> again(locked(mailed), mailed, day)));
    }

    private CollectionCase locked(Mailed mailed) {
        return cases.lock(mailed.client(), List.of(mailed.caseId())).getFirst();
    }

    private void again(CollectionCase one, Mailed mailed, LocalDate day) {
        List<Written> all = letters.of(one.client(), one.id());
        Written lost = all.stream()
                .filter(letter -> letter.id() == mailed.letter())
                .findFirst()
                .orElseThrow();
        boolean barred = cases.debtor(one).barred();
        boolean silent = !DEMANDING.contains(one.status())
                || cases.silent(one.client(), List.of(one.id()), day).contains(one.id());
        if (one.status().ended()) {
            undelivered.resent(mailed);
        } else if (!barred && TOLD.contains(lost.kind())) {
            undelivered.print(mailed);
        } else if (!barred && one.status() == CaseStatus.PAYMENT_PLAN) {
            ofPlan(one, mailed, lost, day);
        } else if (!barred && !silent) {
            demanded(one, mailed, lost, all.getLast(), day);
        }
    }

    private void demanded(CollectionCase one, Mailed mailed, Written lost, Written last, LocalDate day) {
        if (lost.day().equals(day)) {
            undelivered.print(mailed);
            return;
        }
        if (lost.id() == last.id()) {
            boolean _ = changes.again(
                    one, lost, day, "E-Mail kam zurück, Schreiben mit der Post", "E-mail came back, letter by post");
        }
        undelivered.resent(mailed);
    }

    /** What is missing is told anew, with a new time of grace; older demands are over since the plan was agreed. */
    private void ofPlan(CollectionCase one, Mailed mailed, Written lost, LocalDate day) {
        if (lost.kind().startsWith("PLAN_") && lost.day().equals(day)) {
            undelivered.print(mailed);
            return;
        }
        if (lost.kind().equals("PLAN_MISSED")) {
            plans.interrupted(one, day);
        }
        undelivered.resent(mailed);
    }
}

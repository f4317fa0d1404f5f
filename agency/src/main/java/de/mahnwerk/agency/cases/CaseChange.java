package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of a case that was read: {@code CaseChange.of(read).by(FIRST_LETTER_SENT).at("LETTER_1")}. What is not
 * named stays as it was read.
 */
public record CaseChange(
        CollectionCase read,
        @Nullable CaseTrigger trigger,
        @Nullable String stage,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable Integer strategyVersion,
        int step,
        @Nullable Outcome outcome,
        Money withdrawalFee) {

    /** Nothing changed yet. */
    public static CaseChange of(CollectionCase read) {
        return new CaseChange(
                read,
                null,
                read.stage(),
                read.nextStep(),
                read.nextStepOn(),
                read.strategyVersion(),
                read.step(),
                read.outcome(),
                read.withdrawalFee());
    }

    /** Moves the case along {@link CaseLifecycle}. */
    public CaseChange by(CaseTrigger moved) {
        return new CaseChange(read, moved, stage, nextStep, nextStepOn, strategyVersion, step, outcome, withdrawalFee);
    }

    public CaseChange at(String newStage) {
        return new CaseChange(
                read, trigger, newStage, nextStep, nextStepOn, strategyVersion, step, outcome, withdrawalFee);
    }

    /** What the strategy does next and when. */
    public CaseChange next(String what, LocalDate on) {
        return new CaseChange(read, trigger, stage, what, on, strategyVersion, step, outcome, withdrawalFee);
    }

    /** What comes next comes on that day at the earliest. */
    public CaseChange notBefore(LocalDate day) {
        return nextStep != null && nextStepOn != null && nextStepOn.isBefore(day) ? next(nextStep, day) : this;
    }

    public CaseChange withoutNext() {
        return new CaseChange(read, trigger, stage, null, null, strategyVersion, step, outcome, withdrawalFee);
    }

    /** How many steps of which version of the strategy are done. */
    public CaseChange stepped(int version, int done) {
        return new CaseChange(read, trigger, stage, nextStep, nextStepOn, version, done, outcome, withdrawalFee);
    }

    /** Closes the case; nothing comes next. */
    public CaseChange closing(CaseTrigger by, Outcome how) {
        return new CaseChange(read, by, stage, null, null, strategyVersion, step, how, withdrawalFee);
    }

    public CaseChange withWithdrawalFee(Money net) {
        return new CaseChange(read, trigger, stage, nextStep, nextStepOn, strategyVersion, step, outcome, net);
    }

    /** Where a case that is held goes back to; a hold within a hold goes back to where the first one came from. */
    @Nullable
    CaseStatus heldFrom() {
        if (!status().held()) {
            return null;
        }
        return read.status().held() ? read.heldFrom() : read.status();
    }

    /** The status after the change; throws when the life cycle does not allow it. */
    CaseStatus status() {
        if (trigger == null) {
            return read.status();
        }
        return switch (CaseLifecycle.decide(read.status(), trigger, read.heldFrom())) {
            case CaseLifecycle.Step.Move move -> move.to();
            case CaseLifecycle.Step.Refused refused ->
                throw new IllegalStateException("case %s is %s: %s does nothing, possible is %s"
                        .formatted(read.reference(), refused.status(), refused.trigger(), refused.possible()));
        };
    }
}

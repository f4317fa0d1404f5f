package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.conversation.Instructions;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done for a client beyond the strategy, at the price that he was told before. */
record DoneInstruction(
        UUID id,
        UUID caseId,
        InstructionKind kind,
        @Nullable String lastStage,
        long priceCents,
        long vatCents,
        OffsetDateTime doneAt) {

    LocalDate doneOn() {
        return doneAt.atZoneSameInstant(BusinessClock.ZONE).toLocalDate();
    }

    Money price() {
        return Money.cents(priceCents);
    }

    Money vat() {
        return Money.cents(vatCents);
    }

    Wording text() {
        Text ordered = Instructions.text(kind, lastStage);
        return Wording.of("Auftrag: {0}", "Instruction: {1}", ordered.de(), ordered.en());
    }
}

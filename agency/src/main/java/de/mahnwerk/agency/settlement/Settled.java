package de.mahnwerk.agency.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What one settlement settles. */
record Settled(List<SettledPayment> payments, List<EndedCase> ended, List<DoneInstruction> instructions) {

    Settled {
        payments = List.copyOf(payments);
        ended = List.copyOf(ended);
        instructions = List.copyOf(instructions);
    }

    /** The first day on which something of it happened. */
    LocalDate first(LocalDate otherwise) {
        return Stream.of(
                        payments.stream().map(SettledPayment::bookedOn),
                        ended.stream().map(EndedCase::closedOn),
                        instructions.stream().map(DoneInstruction::doneOn))
                .flatMap(days -> days)
                .min(LocalDate::compareTo)
                .orElse(otherwise);
    }
}

package de.mahnwerk.platform.calculator;

import java.util.List;
import java.util.stream.Stream;

/** All calculations, in the order in which they are shown. */
public final class Calculations {

    private Calculations() {}

    /** The calculations under given tables. */
    public static List<Calculation> of(LawTables tables) {
        return Stream.of(
                        InterestCalculations.of(tables.baseRates()),
                        CostCalculations.of(tables.fees()),
                        DelayCalculations.all(),
                        TimeCalculations.all(),
                        PaymentCalculations.all(),
                        CourtCalculations.of(tables.baseRates()),
                        ConductCalculations.all())
                .flatMap(List::stream)
                .toList();
    }
}

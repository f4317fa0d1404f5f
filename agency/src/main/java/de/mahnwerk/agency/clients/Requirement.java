package de.mahnwerk.agency.clients;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to be there before anything is collected for a client. */
public enum Requirement {
    CONTRACT,
    POWER_OF_ATTORNEY,
    PAYOUT_ACCOUNT,
    CREDITOR_DATA;

    /** Whether it is there on {@code day}. */
    public boolean isMet(Client client, Setup setup, LocalDate day) {
        return switch (this) {
            case CONTRACT -> counts(setup.contractOn(), setup.contractUntil(), day);
            case POWER_OF_ATTORNEY -> counts(setup.powerOfAttorneyOn(), setup.powerOfAttorneyUntil(), day);
            case PAYOUT_ACCOUNT -> filled(client.payoutIban(), client.payoutHolder());
            case CREDITOR_DATA -> filled(client.name(), client.street(), client.postcode(), client.city());
        };
    }

    /** What is not there. */
    public static List<Requirement> missing(Client client, Setup setup, LocalDate day) {
        return Arrays.stream(values())
                .filter(one -> !one.isMet(client, setup, day))
                .toList();
    }

    private static boolean counts(@Nullable LocalDate on, @Nullable LocalDate until, LocalDate day) {
        return on != null && !on.isAfter(day) && (until == null || !until.isBefore(day));
    }

    private static boolean filled(String... texts) {
        return Stream.of(texts).noneMatch(String::isBlank);
    }
}

package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the debtor and stops what the law stops.
 *
 * @param since day of the opening or of the death; for a minor, when the merchant learned of it
 * @param fileNumber of the court
 */
public record DebtorNotice(
        NoticeKind kind,
        LocalDate since,
        @Nullable String court,
        @Nullable String fileNumber,
        @Nullable String text) {}

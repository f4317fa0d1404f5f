package de.mahnwerk.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one claim of a batch, or to a dry run.
 *
 * @param index place of the claim in the batch, from 0
 * @param reasonCode why the claim can never be collected; absent when the errors can be mended
 * @param quote what the claim would cost; in a dry run only
 */
public record ClaimResult(
        int index,
        @Nullable String merchantReference,
        IntakeResult result,
        @Nullable Claim claim,
        @Nullable String reasonCode,
        List<Fault> errors,
        @Nullable Quote quote) {

    public ClaimResult {
        errors = Lists.copy(errors);
    }
}

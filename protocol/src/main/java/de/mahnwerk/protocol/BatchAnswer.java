package de.mahnwerk.protocol;

import java.util.List;

/** One result a claim, in the order of the batch. */
public record BatchAnswer(List<ClaimResult> results) {

    public BatchAnswer {
        results = Lists.copy(results);
    }
}

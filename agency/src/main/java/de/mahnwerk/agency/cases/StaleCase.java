package de.mahnwerk.agency.cases;

/** A case was changed by somebody else since it was read; nothing of the batch was written. */
public final class StaleCase extends RuntimeException {

    StaleCase(int wanted, int changed) {
        super("%d case(s) were to change, but %d of them had changed since they were read"
                .formatted(wanted, wanted - changed));
    }
}

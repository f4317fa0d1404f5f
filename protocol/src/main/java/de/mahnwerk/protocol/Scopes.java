package de.mahnwerk.protocol;

/** What a token may allow. */
public final class Scopes {

    /** Hand over, report, steer and withdraw. */
    public static final String CLAIMS_WRITE = "claims:write";

    /** Read cases with all that belongs to them, the onboarding and the reconciliation. */
    public static final String CLAIMS_READ = "claims:read";

    /** Read the feed and keep webhooks. */
    public static final String EVENTS = "events";

    /** Read settlements, terms and quotes. */
    public static final String SETTLEMENTS_READ = "settlements:read";

    private Scopes() {}
}

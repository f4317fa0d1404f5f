package de.mahnwerk.platform;

/** The program cannot start for a reason that its operator can mend; the message says which and how, in a sentence each. */
public final class CannotStart extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String reason) {
        super(reason);
    }

    public CannotStart(String reason, Throwable cause) {
        super(reason, cause);
    }
}

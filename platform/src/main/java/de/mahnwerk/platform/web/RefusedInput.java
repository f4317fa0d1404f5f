package de.mahnwerk.platform.web;

/** A form that cannot be accepted; the message says in the reader's words what is wrong and what to do. */
public final class RefusedInput extends RuntimeException {
    public RefusedInput(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

package de.mahnwerk.platform.api;

/** A request's body is longer than the document allows; answered with 413. */
public final class BodyTooLarge extends RuntimeException {

    public BodyTooLarge(long most) {
        super("Send at most " + most / 1024 / 1024 + " MB.");
    }
}

package de.mahnwerk.platform.web;

/** The page's record does not exist, or belongs to somebody else. */
public final class NotFound extends RuntimeException {
    public NotFound(String what) {
        super(what);
    }
}

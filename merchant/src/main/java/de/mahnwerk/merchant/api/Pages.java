package de.mahnwerk.merchant.api;

/** Bounds of a list. */
final class Pages {

    private static final int MOST = 1000;

    private Pages() {}

    /** {@code limit} as the document bounds it. */
    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiProblem.INVALID_REQUEST.refusal("The parameter limit is to be between 1 and " + MOST + ".");
        }
        return limit;
    }
}

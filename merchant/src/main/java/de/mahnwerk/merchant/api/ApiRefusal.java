package de.mahnwerk.merchant.api;

import de.mahnwerk.protocol.Problem;

/** A call is refused with this problem. It rolls the transaction back, so nothing is kept of it, its key included. */
final class ApiRefusal extends RuntimeException {

    private final transient Problem problem;

    ApiRefusal(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

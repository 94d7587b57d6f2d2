package org.symbolon.spring.web;

/** A request that is not as the contract says: answered with its problem, and with nothing of the request. */
final class RefusedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final int status;

    RefusedRequestException(Problem problem) {
        this(problem, problem.status());
    }

    /** @param status instead of the problem's own */
    RefusedRequestException(Problem problem, int status) {
        super(problem.slug(), null, false, false);
        this.problem = problem;
        this.status = status;
    }

    Problem problem() {
        return problem;
    }

    int status() {
        return status;
    }
}

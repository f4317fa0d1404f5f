package de.mahnwerk.protocol;

import java.util.List;

/** What became of reading a request. */
public sealed interface Reading<T> {

    /** The request follows the document. */
    record Understood<T>(T value) implements Reading<T> {}

    /** The request does not; every fault that could be found is named. */
    record Faulty<T>(List<Fault> faults) implements Reading<T> {

        public Faulty {
            faults = List.copyOf(faults);
        }

        /** 400 when the request as such is wrong, 422 when only its content is. */
        public ProblemType type() {
            return faults.stream().anyMatch(Faulty::unreadable)
                    ? ProblemType.INVALID_REQUEST
                    : ProblemType.INVALID_CONTENT;
        }

        /** The problem to answer with. */
        public Problem problem() {
            return Problem.of(type(), faults.size() + " fault(s), see errors.", faults);
        }

        private static boolean unreadable(Fault fault) {
            return FaultCode.valueOf(fault.code()).unreadable();
        }
    }
}

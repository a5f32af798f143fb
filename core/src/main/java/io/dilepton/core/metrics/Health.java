package io.dilepton.core.metrics;

import java.util.List;

/** Whether an application lives and is ready for work. Asked from HTTP threads: answers come at once and never throw. */
public interface Health {

    /**
     * Tells whether the application can go on; where not, a supervisor should restart it.
     *
     * @return up while nothing fatal has happened
     */
    Status live();

    /**
     * Tells whether the application does its work now.
     *
     * @return up once it has started, until it stops
     */
    Status ready();

    /**
     * An answer.
     *
     * @param up whether all is well
     * @param reasons what is not well; empty when up
     */
    record Status(boolean up, List<String> reasons) {

        /** All is well. */
        public static final Status UP = new Status(true, List.of());

        /** Copies. */
        public Status {
            reasons = List.copyOf(reasons);
        }

        /**
         * Makes an answer of the reasons against.
         *
         * @param reasons what is not well
         * @return up where there is no reason
         */
        public static Status of(List<String> reasons) {
            return reasons.isEmpty() ? UP : new Status(false, reasons);
        }
    }
}

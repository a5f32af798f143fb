package io.dilepton.cli.subscribe;

import io.dilepton.schemas.ScoredEvent;
import java.io.PrintStream;
import java.util.function.Predicate;

/** Prints the events that a condition holds for, up to a limit, and as long as somebody reads the output. */
final class Printer {

    private final Rows rows;
    private final Predicate<ScoredEvent> condition;
    private final PrintStream out;
    private long left;

    Printer(Rows rows, Predicate<ScoredEvent> condition, long limit, PrintStream out) {
        this.rows = rows;
        this.condition = condition;
        this.left = limit;
        this.out = out;
        out.print(rows.head());
    }

    /** Prints an event if the condition holds; tells whether more are wanted. */
    boolean print(ScoredEvent event) {
        if (condition.test(event)) {
            out.print(rows.lines(event));
            left--;
        }
        return wantsMore();
    }

    boolean wantsMore() {
        return left > 0;
    }

    /** Flushes; false where nobody reads the output any more, as after {@code | head}. */
    boolean flush() {
        return !out.checkError();
    }
}

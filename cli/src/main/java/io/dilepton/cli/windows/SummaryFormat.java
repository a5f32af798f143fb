package io.dilepton.cli.windows;

import io.dilepton.schemas.WindowSummary;
import java.util.function.Function;

/** How summaries are printed. */
enum SummaryFormat {
    /** Aligned columns for people. */
    TABLE {
        @Override
        Function<WindowSummary, String> lines() {
            return new SummaryTable();
        }
    },
    /** One JSON object a line, every field. */
    JSON {
        @Override
        Function<WindowSummary, String> lines() {
            return WindowSummary::toString;
        }
    };

    /** Makes a printer: the lines of a summary, without the last line end. */
    abstract Function<WindowSummary, String> lines();
}

package io.dilepton.cli.reproduce;

import io.dilepton.cli.terminal.TextTable;
import io.dilepton.trainer.evaluation.Interval;
import java.util.List;
import java.util.Locale;

/**
 * A section with what came out.
 *
 * @param title heading
 * @param rows lines in order
 */
record Reproduced(String title, List<Row> rows) {

    Reproduced {
        rows = List.copyOf(rows);
    }

    /** The table, under its heading. */
    String text() {
        TextTable table = new TextTable("", ">paper", ">ours", "95% interval", ">difference", "verdict", "protocol");
        for (Row row : rows) {
            Published paper = row.paper();
            table.row(
                    row.name(),
                    paper == null ? "" : paper.toString(),
                    number("%.4f", row.ours().value()),
                    interval(row.ours().interval()),
                    number("%+.4f", row.difference()),
                    row.verdict().toString(),
                    row.protocol());
        }
        return title + System.lineSeparator() + table;
    }

    private static String interval(Interval interval) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "[%.4f, %.4f]", interval.low(), interval.high());
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}

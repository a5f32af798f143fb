package io.dilepton.cli.subscribe;

import io.dilepton.schemas.PairKinematics;
import io.dilepton.schemas.ScoredEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Aligned columns; the header comes again after so many rows that the last one has left the screen. */
final class TableRows implements Rows {

    private static final int ROWS_PER_HEADER = 40;

    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "run:lumi:event",
                    -24,
                    event -> event.getRunNumber() + ":" + event.getLuminosityBlock() + ":" + event.getEventNumber()),
            new Column("flavour", -8, event -> text("flavour", event)),
            new Column("charge", 6, event -> event.getPair().getCharge()),
            new Column("mass GeV", 9, number("%.2f", event -> pair(event).getMass())),
            new Column("pt GeV", 8, number("%.2f", event -> pair(event).getPt())),
            new Column("rapidity", 8, number("%.3f", event -> pair(event).getRapidity())),
            new Column("deltaR", 6, number("%.3f", event -> pair(event).getDeltaR())),
            new Column("probability", 11, number("%.6f", ScoredEvent::getProbability)),
            new Column("decision", -8, event -> event.getDecision() ? "signal" : "-"),
            new Column("model", -16, event -> event.getModelName() + "/" + event.getModelVersion()),
            new Column("origin", -10, event -> text("origin", event)));

    private static final String HEADER =
            COLUMNS.stream().map(column -> column.padded(column.title())).collect(Collectors.joining("  ", "", "\n"));

    private int rows;

    /** A column; a negative width aligns to the left. */
    private record Column(String title, int width, Function<ScoredEvent, Object> value) {
        String padded(Object cell) {
            return String.format(Locale.ROOT, "%" + width + "s", cell);
        }
    }

    @Override
    public String lines(ScoredEvent event) {
        String row = COLUMNS.stream()
                .map(column -> column.padded(column.value().apply(event)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
        return (rows++ % ROWS_PER_HEADER == 0 ? HEADER : "") + row + "\n";
    }

    private static PairKinematics pair(ScoredEvent event) {
        return event.getPair();
    }

    private static Object text(String field, ScoredEvent event) {
        return String.valueOf(ScoredFields.named(field).value().apply(event));
    }

    private static Function<ScoredEvent, Object> number(String format, Function<ScoredEvent, Double> value) {
        return event -> String.format(Locale.ROOT, format, value.apply(event));
    }
}

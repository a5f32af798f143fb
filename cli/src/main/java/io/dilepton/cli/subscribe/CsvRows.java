package io.dilepton.cli.subscribe;

import io.dilepton.cli.subscribe.filter.Field;
import io.dilepton.schemas.ScoredEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, quoted as RFC 4180 says; a value that the event does not have is empty. */
final class CsvRows implements Rows {

    @Override
    public String head() {
        return ScoredFields.ALL.stream().map(Field::name).collect(Collectors.joining(",", "", "\n"));
    }

    @Override
    public String lines(ScoredEvent event) {
        return ScoredFields.ALL.stream()
                .map(field -> cell(field.value().apply(event)))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

package io.dilepton.cli.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.subscribe.filter.Field;
import io.dilepton.cli.subscribe.filter.Filter;
import io.dilepton.cli.subscribe.filter.Type;
import io.dilepton.schemas.ScoredEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final ScoredEvent event = ScoredEvents.event(4_242, 91.25, 0.875);

    @Test
    void shouldPrintTheHeaderAgainAfterAScreenOfRows() {
        Rows rows = RowFormat.TABLE.rows();
        String first = rows.lines(event);
        assertThat(first.lines().toList())
                .containsExactly(
                        "run:lumi:event            flavour   charge   mass GeV    pt GeV  rapidity  deltaR  probability  decision  model             origin    ",
                        "7:3:4242                  muon           0      91.25     12.50    -0.500   3.000     0.875000  signal    z-candidate/2     simulation");
        for (int row = 1; row < 40; row++) {
            assertThat(rows.lines(event).lines()).hasSize(1);
        }
        assertThat(rows.lines(event)).isEqualTo(first);
    }

    @Test
    void shouldPrintEveryFieldAsJson() throws JsonProcessingException {
        event.setDataset("it's \"quoted\"");
        event.getPair().setEta(Double.POSITIVE_INFINITY);
        String line = RowFormat.JSON.rows().lines(event);
        assertThat(line).endsWith("}\n").doesNotContain("\n{");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        ScoredFields.ALL.stream().map(Field::name).toList());
        assertThat(json.get("event").asLong()).isEqualTo(4_242);
        assertThat(json.get("dataset").asText()).isEqualTo("it's \"quoted\"");
        assertThat(json.get("eta").isNull()).isTrue();
        assertThat(json.get("process").asText()).isEqualTo("drell-yan");
        assertThat(json.get("generator").isNull()).isTrue();
        assertThat(json.get("time").asText()).isEqualTo("2012-07-04T00:00:00Z");
    }

    @Test
    void shouldQuoteCsvAndHeadItOnce() {
        event.setDataset("a,\"b\"");
        Rows rows = RowFormat.CSV.rows();
        List<String> lines = (rows.head() + rows.lines(event)).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("run,lumi,event,time,origin,dataset,probability,threshold,decision,");
        assertThat(lines.get(1))
                .startsWith("7,3,4242,2012-07-04T00:00:00Z,simulation,\"a,\"\"b\"\"\",0.875,0.5,true,muon,");
        assertThat(rows.lines(event).lines().toList()).containsExactly(lines.get(1));
    }

    @Test
    void shouldGiveEveryFieldTheTypeThatItDeclares() {
        for (Field<ScoredEvent> field : ScoredFields.ALL) {
            Object value = field.value().apply(event);
            Class<?> expected = field.type() == Type.NUMBER
                    ? Number.class
                    : field.type() == Type.FLAG ? Boolean.class : String.class;
            assertThat(value)
                    .as(field.name())
                    .satisfiesAnyOf(
                            present -> assertThat(present).isInstanceOf(expected),
                            absent -> assertThat(absent).isNull());
        }
    }

    @Test
    void shouldPrintUpToTheLimitWhatTheConditionHoldsFor() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Printer printer = new Printer(
                RowFormat.JSON.rows(),
                Filter.parse(
                        "probability > 0.5 && mass > 60 && flavour == 'muon' && process == 'drell-yan'",
                        ScoredFields.ALL),
                2,
                out);
        assertThat(printer.print(ScoredEvents.event(1, 20, 0.9))).isTrue();
        assertThat(printer.print(ScoredEvents.event(2, 91, 0.9))).isTrue();
        assertThat(printer.print(ScoredEvents.event(3, 91, 0.9))).isFalse();
        assertThat(printer.flush()).isTrue();
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void shouldEndWhenNobodyReadsTheOutput() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Printer printer = new Printer(
                RowFormat.TABLE.rows(), any -> true, 10, new PrintStream(broken, false, StandardCharsets.UTF_8));
        printer.print(event);
        assertThat(printer.flush()).isFalse();
    }
}

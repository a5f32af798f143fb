package io.dilepton.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopGeneratorSectionTest {

    @Test
    void shouldPutOurGeneratorBesideThePublishedMethodsAndTheFloor() {
        TopGeneratorSection.Size tiny = new TopGeneratorSection.Size(1500, 3, 5);
        Section section = new TopGeneratorSection(tiny, tiny);

        List<Row> rows = section.rows(new Setting(new SourceFiles(List.of()), true, 1, text -> {}));

        assertThat(rows)
                .extracting(Row::name)
                .contains(
                        "ours, relative mean difference of pairMass",
                        "ours, largest correlation difference",
                        "wgan-gp as published, relative mean difference of pt0",
                        "wgan as published, standardised W1",
                        "gan as published, largest relative mean difference",
                        "training events (floor), standardised W1");
        assertThat(rows).hasSize(8 + 3 + 8 + 3 * 3 + 3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.ours().value()).isFinite().isNotNegative());
        double ours = value(rows, "ours, standardised W1");
        assertThat(ours).isLessThan(value(rows, "wgan-gp as published, standardised W1"));
    }

    @Test
    void shouldMeasureTheGeneratorThatComesWithTheProductAgainstManyEvents() {
        Section section = new ShippedTopSection(20_000, 20_000);

        List<Row> rows = section.rows(new Setting(new SourceFiles(List.of()), true, 1, text -> {}));

        assertThat(rows).hasSize(8 + 3 + 3);
        assertThat(value(rows, "as it comes with the product, largest correlation difference"))
                .isLessThan(0.07);
        assertThat(value(rows, "as it comes with the product, largest relative mean difference"))
                .isLessThan(0.02);
    }

    private static double value(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .ours()
                .value();
    }
}

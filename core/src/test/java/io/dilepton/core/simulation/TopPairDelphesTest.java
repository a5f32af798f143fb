package io.dilepton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The toy tt̄ events against 1,104 Delphes events (found by DILEPTON_DATA), to which nothing is fitted. Its means have errors of 1 to 2%, and 1,104 events alone give
 * distances up to 0.04; the rest of the tolerances is what leading order and a toy detector may be wrong by.
 */
class TopPairDelphesTest {

    private static final int EVENTS = 20_000;
    private static double[][] simulated = {};
    private static double[][] delphes = {};

    @BeforeAll
    static void readEvents() {
        String directory = System.getenv("DILEPTON_DATA");
        assumeThat(directory)
                .as("set DILEPTON_DATA to the directory of the collider data")
                .isNotNull();
        List<double[]> rows = new ArrayList<>();
        Path path = Path.of(directory, "ttbar_dilepton_delphes.csv.gz");
        try (EventFile file = EventFile.open(path, ReaderOptions.defaults())) {
            while (file.hasNext()) {
                if (file.next() instanceof ReadResult.Accepted accepted) {
                    rows.add(ObservableSets.TOP_PAIR.row(accepted.event()));
                }
            }
        }
        delphes = rows.toArray(double[][]::new);
        simulated = ObservableSets.TOP_PAIR.rows(new TopPairSimulator(TopPairConfig.delphes(), 1)
                .events(0, EVENTS)
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "pt0, 0.03", "pt1, 0.03", "missingPt, 0.08", "pairPt, 0.05",
        "pairMass, 0.04", "transverseMass, 0.03", "deltaPhi, 0.05", "deltaR, 0.04"
    })
    void shouldResembleDelphes(String name, double meanTolerance) {
        int column = ObservableSets.TOP_PAIR.column(name);
        double[] real = sorted(delphes, column);
        double[] toy = sorted(simulated, column);
        double ratio = Arrays.stream(toy).average().orElseThrow()
                / Arrays.stream(real).average().orElseThrow();

        assertThat(ratio).isBetween(1 - meanTolerance, 1 + meanTolerance);
        assertThat(distance(real, toy)).isLessThan(0.08);
    }

    private static double[] sorted(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
    }

    /** Returns the Kolmogorov–Smirnov distance. */
    private static double distance(double[] real, double[] toy) {
        double largest = 0;
        int below = 0;
        for (int i = 0; i < real.length; i++) {
            while (below < toy.length && toy[below] <= real[i]) {
                below++;
            }
            largest = Math.max(largest, Math.abs((i + 1.0) / real.length - (double) below / toy.length));
        }
        return largest;
    }
}

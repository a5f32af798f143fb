package io.dilepton.core.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterRandomTest {

    private static final int EVENTS = 40_000;

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.025, -1.959963984540054",
        "0.8413447460685429, 1",
        "0.0013498980316300933, -3",
        "2.866515718791939e-7, -5",
        "6.220960574271785e-16, -8"
    })
    void shouldGiveQuantilesOfTheNormalDistribution(double probability, double expected) {
        assertEquals(expected, CounterRandom.normalQuantile(probability), 1e-13 * Math.max(1, Math.abs(expected)));
    }

    @Test
    void shouldGiveStandardNormalDeviatesInEveryLane() {
        for (int lane : new int[] {0, 1, 127}) {
            double sum = 0;
            double squares = 0;
            double fourth = 0;
            for (int i = 0; i < EVENTS; i++) {
                double x = CounterRandom.normal(CounterRandom.start(5, i, 0), lane);
                sum += x;
                squares += x * x;
                fourth += x * x * x * x;
            }
            // Four standard errors: 1, √2 and √96 over √n.
            assertEquals(0, sum / EVENTS, 4 / Math.sqrt(EVENTS));
            assertEquals(1, squares / EVENTS, 4 * Math.sqrt(2.0 / EVENTS));
            assertEquals(3, fourth / EVENTS, 4 * Math.sqrt(96.0 / EVENTS));
        }
    }

    @Test
    void shouldCorrelateNeitherNeighbouringEventsNorAttemptsNorLanesNorSeeds() {
        double[] sums = new double[4];
        for (int i = 0; i < EVENTS; i++) {
            double x = CounterRandom.normal(CounterRandom.start(1, i, 0), 3);
            sums[0] += x * CounterRandom.normal(CounterRandom.start(1, i + 1, 0), 3);
            sums[1] += x * CounterRandom.normal(CounterRandom.start(1, i, 1), 3);
            sums[2] += x * CounterRandom.normal(CounterRandom.start(1, i, 0), 4);
            sums[3] += x * CounterRandom.normal(CounterRandom.start(2, i, 0), 3);
        }
        for (double sum : sums) {
            assertEquals(0, sum / EVENTS, 4 / Math.sqrt(EVENTS));
        }
    }

    @Test
    void shouldNotRepeatItselfAcrossSeedsIndicesAndAttempts() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long index = 0; index < 100; index++) {
                for (int attempt = 0; attempt < 10; attempt++) {
                    assertTrue(seen.add(CounterRandom.bits(CounterRandom.start(seed, index, attempt), 0)));
                }
            }
        }
    }

    @Test
    void shouldKeepUniformDeviatesOffTheEnds() {
        for (int lane = 0; lane < EVENTS; lane++) {
            double x = CounterRandom.uniform(9, lane);
            assertTrue(x > 0 && x < 1);
        }
    }
}

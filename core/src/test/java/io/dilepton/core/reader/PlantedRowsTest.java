package io.dilepton.core.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged rows among good ones. Cells: 0 Run, 1 Event, 2 E1, 3 px1, 4 py1, 5 pz1, 6 pt1, 7 eta1, 8 phi1, 9 Q1, 17 Q2, 18 M. */
class PlantedRowsTest {

    private static final long SEED = 7;

    @TempDir
    private Path directory = Path.of("");

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "a cell is cut off",
                        row -> row.substring(0, row.lastIndexOf(',')),
                        RejectReason.WRONG_FIELD_COUNT),
                damage("a cell too many", row -> row + ",", RejectReason.WRONG_FIELD_COUNT),
                damage("half a row", row -> row.substring(0, row.length() / 2), RejectReason.WRONG_FIELD_COUNT),
                damage("binary noise", row -> "\u0000\uFFFD\u0007", RejectReason.WRONG_FIELD_COUNT),
                damage("an opening quote", row -> "\"" + row, RejectReason.NON_NUMERIC),
                damage("words", row -> SyntheticRows.with(row, 5, "abc"), RejectReason.NON_NUMERIC),
                damage("a Java number", row -> SyntheticRows.with(row, 5, "1.5f"), RejectReason.NON_NUMERIC),
                damage("empty mass", row -> SyntheticRows.with(row, 18, ""), RejectReason.MISSING_VALUE),
                damage("blank energy", row -> SyntheticRows.with(row, 2, "  "), RejectReason.MISSING_VALUE),
                damage("NaN", row -> SyntheticRows.with(row, 3, "nan"), RejectReason.NOT_FINITE),
                damage("infinity", row -> SyntheticRows.with(row, 18, "-inf"), RejectReason.NOT_FINITE),
                damage("overflow", row -> SyntheticRows.with(row, 5, "1e999"), RejectReason.NOT_FINITE),
                damage("fractional run", row -> SyntheticRows.with(row, 0, "146000.5"), RejectReason.NOT_AN_INTEGER),
                damage(
                        "huge event",
                        row -> SyntheticRows.with(row, 1, "99999999999999999999"),
                        RejectReason.NOT_AN_INTEGER),
                damage("charge 0", row -> SyntheticRows.with(row, 9, "0"), RejectReason.CHARGE_NOT_UNIT),
                damage("charge 2", row -> SyntheticRows.with(row, 17, "2"), RejectReason.CHARGE_NOT_UNIT),
                damage("negative pt", row -> SyntheticRows.with(row, 6, "-12.5"), RejectReason.PT_NOT_POSITIVE),
                damage(
                        "no pt",
                        row -> SyntheticRows.with(SyntheticRows.with(row, 3, "0"), 4, "0"),
                        RejectReason.PT_NOT_POSITIVE),
                damage("degrees", row -> SyntheticRows.with(row, 8, "123.4"), RejectReason.ANGLE_IN_DEGREES),
                damage("beam direction", row -> SyntheticRows.with(row, 7, "-15"), RejectReason.ETA_OUT_OF_RANGE),
                damage("28 TeV", row -> SyntheticRows.with(row, 2, "28000"), RejectReason.ENERGY_OUT_OF_RANGE),
                damage("huge momentum", row -> SyntheticRows.with(row, 5, "1e200"), RejectReason.ENERGY_OUT_OF_RANGE),
                damage("energy of another", row -> SyntheticRows.with(row, 2, "3.5"), RejectReason.ENERGY_MISMATCH),
                damage("negative energy", row -> SyntheticRows.with(row, 2, "-60"), RejectReason.ENERGY_MISMATCH),
                damage("pt of another", row -> SyntheticRows.with(row, 6, "99.5"), RejectReason.MOMENTUM_MISMATCH),
                damage("eta of another", row -> SyntheticRows.with(row, 7, "-4.5"), RejectReason.MOMENTUM_MISMATCH),
                damage("mass of another", row -> SyntheticRows.with(row, 18, "5000"), RejectReason.MASS_MISMATCH),
                damage("negative mass", row -> SyntheticRows.with(row, 18, "-91.2"), RejectReason.MASS_NOT_POSITIVE),
                damage("header again", row -> SyntheticRows.MOMENTA, RejectReason.REPEATED_HEADER));
    }

    private static Arguments damage(String name, UnaryOperator<String> damage, RejectReason reason) {
        return Arguments.of(name, damage, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void shouldRejectTheRowAloneWithItsReason(String name, UnaryOperator<String> damage, RejectReason reason) {
        Random random = new Random(SEED);
        String bad = damage.apply(SyntheticRows.momenta(random, 2));
        Path file = SyntheticRows.plain(
                directory,
                "dielectron.csv",
                List.of(
                        SyntheticRows.MOMENTA,
                        SyntheticRows.momenta(random, 1),
                        bad,
                        SyntheticRows.momenta(random, 3)));

        List<ReadResult> results = read(file);

        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isInstanceOf(ReadResult.Accepted.class);
        assertThat(results.get(2)).isInstanceOf(ReadResult.Accepted.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(RejectedRow.class, row -> {
            assertThat(row.reason()).isEqualTo(reason);
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.file()).isEqualTo("dielectron.csv");
            assertThat(row.detail()).isNotBlank();
            assertThat(row.text()).isEqualTo(bad);
        });
    }

    @Test
    void shouldRejectExactlyThePlantedRowsWhenFiftyAreBad() {
        Random random = new Random(SEED);
        List<Arguments> damages = damages().toList();
        List<String> lines = new ArrayList<>(List.of(SyntheticRows.MOMENTA));
        Map<Long, RejectReason> planted = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            String row = SyntheticRows.momenta(random, i);
            if (i % 20 == 7) {
                Object[] damage = damages.get(planted.size() % damages.size()).get();
                planted.put((long) lines.size() + 1, (RejectReason) damage[2]);
                row = damaged(damage[1], row);
            }
            lines.add(row);
        }

        Map<Long, RejectReason> rejected = new TreeMap<>();
        List<Long> accepted = new ArrayList<>();
        for (ReadResult result : read(SyntheticRows.gzipped(directory, "dielectron.csv.gz", lines))) {
            if (result instanceof RejectedRow row) {
                rejected.put(row.line(), row.reason());
            } else if (result instanceof ReadResult.Accepted good) {
                accepted.add(good.event().id().eventNumber());
            }
        }

        assertThat(planted).hasSize(50);
        assertThat(planted.values().stream().distinct().count()).isGreaterThanOrEqualTo(10);
        assertThat(rejected).isEqualTo(planted);
        assertThat(accepted).hasSize(950).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void shouldRefuseSmallAnglesToo() {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>(List.of(SyntheticRows.ANGLES));
        for (int i = 0; i < 20; i++) {
            lines.add(SyntheticRows.with(SyntheticRows.angles(random, i), 4, String.valueOf(10 + i)));
        }
        lines.add(SyntheticRows.angles(random, 99));

        List<ReadResult> results = read(SyntheticRows.plain(directory, "zee.csv", lines));

        assertThat(results.get(20))
                .isInstanceOfSatisfying(
                        RejectedRow.class, row -> assertThat(row.reason()).isEqualTo(RejectReason.ANGLE_IN_DEGREES));
    }

    @SuppressWarnings("unchecked")
    private static String damaged(Object damage, String row) {
        return ((UnaryOperator<String>) damage).apply(row);
    }

    private static List<ReadResult> read(Path path) {
        List<ReadResult> results = new ArrayList<>();
        try (EventFile file = EventFile.open(path, ReaderOptions.defaults())) {
            file.forEachRemaining(results::add);
        }
        return results;
    }
}

package io.dilepton.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.stream.Events;
import io.dilepton.stream.TinyModels;
import io.dilepton.stream.scoring.OnnxServedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that are swapped a thousand times while events flow. */
class ModelSwapTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SWAPS = 1_000;
    /** Samples that are compared at either end, the first ones after a warm-up. */
    private static final int SAMPLES = 5;

    private static final int WARM_UP_SAMPLES = 4;
    /**
     * Sessions that leaked would take a hundred megabytes and more; what remains is the noise of the allocators, and the records that the test driver
     * keeps.
     */
    private static final long MOST_GROWTH_KIB = 30_000;

    @Test
    void shouldLeaveMemoryFlatWhenModelsAreSwappedAThousandTimes() throws IOException {
        assumeThat(STATUS).as("the resident memory of a process is read from").exists();
        OnnxServedModel serving = load(1);
        List<Long> resident = new ArrayList<>();
        try (ScoringDriver driver = new ScoringDriver(serving)) {
            for (int version = 2; version <= SWAPS + 1; version++) {
                OnnxServedModel next = load(version);
                driver.champion.set(next);
                serving.close();
                serving = next;
                driver.send(Events.muons(version));
                driver.send(Events.muons(-version));
                assertThat(driver.scored.readValuesToList())
                        .extracting(ScoredEvent::getModelVersion)
                        .containsExactly(version, version);
                driver.enriched.readValuesToList();
                driver.switches.readValuesToList();
                if (version % 50 == 0) {
                    System.gc();
                    resident.add(nativeMemoryKib());
                }
            }
        }
        serving.close();
        long before = least(resident.subList(WARM_UP_SAMPLES, WARM_UP_SAMPLES + SAMPLES));
        long after = least(resident.subList(resident.size() - SAMPLES, resident.size()));
        assertThat(after - before).as("growth of %s KiB", resident).isLessThan(MOST_GROWTH_KIB);
    }

    /** The least of several samples: the part of the heap that is not resident makes single ones jump. */
    private static long least(List<Long> samples) {
        return Collections.min(samples);
    }

    private static OnnxServedModel load(int version) {
        return OnnxServedModel.load(TinyModels.model(version, version % 7), InferenceDevice.CPU);
    }

    /** Resident memory less the Java heap, whose size is the collector's choice. */
    private static long nativeMemoryKib() throws IOException {
        long resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return resident - Runtime.getRuntime().totalMemory() / 1024;
    }
}

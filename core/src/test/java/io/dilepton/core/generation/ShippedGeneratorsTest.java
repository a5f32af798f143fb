package io.dilepton.core.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.inference.InferenceDevice;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.registry.ModelArtifact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedGeneratorsTest {

    private static List<CollisionEvent> events(String name, int count) {
        ModelArtifact model = ShippedGenerators.named(name);
        try (GeneratedEvents events = GeneratedEvents.load(model, InferenceDevice.CPU, "shipped", 3, Conditions.NONE)) {
            return events.events(0, count);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zee", "zmumu"})
    void shouldMakePairsAboutTheZ(String name) {
        LeptonFlavour flavour = name.equals("zee") ? LeptonFlavour.ELECTRON : LeptonFlavour.MUON;
        List<CollisionEvent> events = events(name, 4000);

        double sum = 0;
        int near = 0;
        for (CollisionEvent event : events) {
            assertEquals(flavour, event.first().flavour());
            assertEquals(flavour, event.second().flavour());
            assertNull(event.missingPt());
            double mass = PairMass.of(event.first(), event.second());
            assertTrue(mass > 60 && mass < 120, () -> "mass " + mass);
            if (mass > 86 && mass < 96) {
                sum += mass;
                near++;
            }
        }
        assertTrue(near > 1500, near + " pairs near the Z");
        // The data has its peak at 90.7 to 90.9 GeV, of which the electrons' width gives the mean an error of 0.05.
        assertEquals(90.8, sum / near, 0.25);
    }

    @Test
    void shouldMakeTopPairs() {
        List<CollisionEvent> events = events("ttbar-dilepton", 4000);

        double missing = 0;
        double pairPt = 0;
        for (CollisionEvent event : events) {
            assertTrue(Math.min(event.first().pt(), event.second().pt()) >= 25);
            assertTrue(Math.max(
                            Math.abs(event.first().eta()),
                            Math.abs(event.second().eta()))
                    <= 2.5);
            MissingPt met = event.missingPt();
            assertNotNull(met);
            missing += met.pt() / events.size();
            pairPt += PairKinematics.of(event.first(), event.second()).pt() / events.size();
        }
        // Means of the simulation that it was trained on, to three standard errors and 1.5%.
        assertEquals(77.5, missing, 3.8);
        assertEquals(74.8, pairPt, 3.3);
    }

    @Test
    void shouldStaySmall() {
        int bytes = ShippedGenerators.names().stream()
                .mapToInt(name -> ShippedGenerators.named(name).onnx().length)
                .sum();

        assertTrue(bytes < 2_000_000, bytes + " bytes");
    }

    @Test
    void shouldNameWhatThereIsWhenAskedForAnother() {
        Exception unknown = assertThrows(IllegalArgumentException.class, () -> ShippedGenerators.named("higgs"));

        assertTrue(String.valueOf(unknown.getMessage()).contains("zee, zmumu, ttbar-dilepton"));
    }
}

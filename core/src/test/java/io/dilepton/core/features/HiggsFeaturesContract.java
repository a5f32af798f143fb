package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What every feature set of the Higgs candidates promises. */
abstract class HiggsFeaturesContract {

    private final FeatureSet set;

    HiggsFeaturesContract(String name) {
        this.set = FeatureSets.named(name);
    }

    @Test
    void shouldNotChangeWhenTheEventIsTurnedOrMirroredOrItsLeptonsSwapped() {
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            HiggsSketch sketch = new HiggsSketch(random);
            double angle = random.nextDouble() * 7 - 3;
            float[] row = extract(sketch.event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), true));
            assertSame(
                    row,
                    extract(sketch.event(DoubleUnaryOperator.identity(), phi -> phi + angle, true)),
                    "turned by " + angle,
                    i);
            assertSame(
                    row,
                    extract(sketch.event(DoubleUnaryOperator.identity(), phi -> -phi, true)),
                    "mirrored in the x-z plane",
                    i);
            assertSame(
                    row,
                    extract(sketch.event(eta -> -eta, DoubleUnaryOperator.identity(), true)),
                    "mirrored along the beam",
                    i);
            assertSame(
                    row,
                    extract(sketch.event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), false)),
                    "leptons swapped",
                    i);
        }
    }

    @Test
    void shouldNotDependOnIdentityTimeTruthOrWeightWhenTheKinematicsAreTheSame() {
        CollisionEvent event = new HiggsSketch(new Random(3))
                .event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), true);
        CollisionEvent other = new CollisionEvent(
                new EventId(9, 8, 7),
                Instant.ofEpochSecond(5),
                Origin.SIMULATION,
                null,
                "other",
                event.first(),
                event.second(),
                event.missingPt(),
                event.jets(),
                event.jetSummary(),
                event.mmcMass(),
                new Truth("htautau", true, 0.002));
        assertThat(extract(other)).containsExactly(extract(event));
        assertThat(set.features())
                .extracting(feature -> feature.name().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.contains("weight") || name.contains("run") || name.contains("event"));
    }

    @Test
    void shouldBeFiniteWhenMomentaAreAtTheEdgesOfTheirRanges() {
        double[] pts = {1e-7, 1, 1e7};
        double[] etas = {-20, 0, 20};
        for (double pt : pts) {
            for (double eta : etas) {
                for (double phi : new double[] {-Math.PI, 0, 1}) {
                    Lepton muon = HiggsSketch.lepton(LeptonFlavour.MUON, pt, eta, phi);
                    Lepton tau = HiggsSketch.lepton(LeptonFlavour.TAU_HAD, 1e7, -20, 0);
                    Jet jet = new Jet(pt, eta, phi, Double.NaN);
                    Jet same = new Jet(1e7, eta, 0, Double.NaN);
                    for (double met : new double[] {0, 1e7}) {
                        float[] row = extract(HiggsSketch.event(
                                muon, tau, new MissingPt(met, phi, Double.NaN), List.of(jet, same), null, 0, null));
                        for (int i = 0; i < row.length; i++) {
                            assertThat(Float.isFinite(row[i]))
                                    .as(
                                            "%s at pt %s, eta %s, phi %s",
                                            set.features().get(i), pt, eta, phi)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    void shouldAllocateNothingWhenExtracting() {
        CollisionEvent jets = new HiggsSketch(new Random(11))
                .event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), true);
        assertThat(jets.jets()).hasSizeGreaterThan(1);
        float[] row = new float[set.size()];
        Allocation.requireNone(() -> set.extract(jets, row, 0));
    }

    @Test
    void shouldWriteOnlyItsOwnColumnsWhenGivenAnOffset() {
        CollisionEvent event = new HiggsSketch(new Random(4))
                .event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), true);
        float[] rows = new float[set.size() + 2];
        rows[0] = -7;
        rows[set.size() + 1] = -7;
        set.extract(event, rows, 1);
        assertThat(rows).startsWith(-7f).endsWith(-7f);
        assertThat(Arrays.copyOfRange(rows, 1, set.size() + 1)).containsExactly(extract(event));
    }

    @Test
    void shouldApplyToALeptonATauAndMissingMomentumOnlyWhenAsked() {
        Lepton muon = HiggsSketch.lepton(LeptonFlavour.MUON, 30, 0, 0);
        Lepton electron = HiggsSketch.lepton(LeptonFlavour.ELECTRON, 30, 0, 0);
        Lepton tau = HiggsSketch.lepton(LeptonFlavour.TAU_HAD, 30, 0, 0);
        MissingPt met = new MissingPt(20, 0, Double.NaN);
        assertThat(set.appliesTo(HiggsSketch.event(muon, tau, met, List.of(), null, 90, null)))
                .isTrue();
        assertThat(set.appliesTo(HiggsSketch.event(tau, electron, met, List.of(), null, 90, null)))
                .isTrue();
        assertThat(set.appliesTo(HiggsSketch.event(tau, tau, met, List.of(), null, 90, null)))
                .isFalse();
        assertThat(set.appliesTo(HiggsSketch.event(muon, electron, met, List.of(), null, 90, null)))
                .isFalse();
        assertThat(set.appliesTo(HiggsSketch.event(muon, tau, null, List.of(), null, 90, null)))
                .isFalse();
    }

    private void assertSame(float[] expected, float[] row, String how, int event) {
        for (int i = 0; i < row.length; i++) {
            assertThat(row[i])
                    .as("%s of event %d of seed 2, %s", set.features().get(i).name(), event, how)
                    .isCloseTo(expected[i], within(2e-5f * (1 + Math.abs(expected[i]))));
        }
    }

    float[] extract(CollisionEvent event) {
        float[] row = new float[set.size()];
        set.extract(event, row, 0);
        return row;
    }

    float value(float[] row, String name) {
        List<String> names = set.features().stream().map(Feature::name).toList();
        return row[names.indexOf(name)];
    }
}

package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.DeltaPhi;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayChannelV1Test {

    private static final FeatureSet SET = FeatureSets.named("decay-channel-v1");

    @Test
    void shouldGiveHandWorkedValuesWhenThePairIsSimple() {
        float[] row = extract(event(1, lepton(-1, 20, 0.5, 3), lepton(1, 40, -0.7, -3)));
        assertThat(value(row, "logPt1")).isEqualTo((float) Math.log(20));
        assertThat(value(row, "logPt2")).isEqualTo((float) Math.log(40));
        assertThat(value(row, "logPtRatio")).isEqualTo((float) Math.log(0.5));
        assertThat(value(row, "logPtMin")).isEqualTo((float) Math.log(20));
        assertThat(value(row, "turnOn")).isEqualTo((float) Math.tanh(50 * Math.log(0.8)));
        assertThat(value(row, "eta1")).isEqualTo(0.5f);
        assertThat(value(row, "eta2")).isEqualTo(-0.7f);
        assertThat(value(row, "absEta2")).isEqualTo(0.7f);
        assertThat(value(row, "deltaEta")).isEqualTo(1.2f);
        assertThat(value(row, "absDeltaEta")).isEqualTo(1.2f);
        assertThat(value(row, "cosPhi1")).isEqualTo((float) Math.cos(3));
        assertThat(value(row, "sinPhi2")).isEqualTo((float) Math.sin(-3));
        assertThat(value(row, "azimuth1")).isEqualTo(3f);
        assertThat(value(row, "azimuth2")).isEqualTo((float) (2 * Math.PI - 3));
        assertThat(value(row, "deltaAzimuth")).isCloseTo((float) (6 - 2 * Math.PI), within(1e-6f));
        assertThat(value(row, "absDeltaPhi")).isEqualTo((float) (2 * Math.PI - 6));
        assertThat(value(row, "charge1")).isEqualTo(-1f);
        assertThat(value(row, "charge2")).isEqualTo(1f);
        assertThat(value(row, "chargeProduct")).isEqualTo(-1f);
        double square = 2 * 20 * 40 * (Math.cosh(1.2) - Math.cos(6));
        assertThat(value(row, "logMass")).isCloseTo((float) (0.5 * Math.log(square)), within(1e-6f));
        double pt = Math.sqrt(20 * 20 + 40 * 40 + 2 * 20 * 40 * Math.cos(6));
        assertThat(value(row, "logPtPair")).isCloseTo((float) Math.log(1 + pt), within(1e-6f));
    }

    @Test
    void shouldMarkGapAndEdgesWhenALeptonLiesThere() {
        float[] row = extract(event(1, lepton(-1, 20, -1.5, 3), lepton(1, 40, 2.2, -3)));
        assertThat(new float[] {value(row, "gap1"), value(row, "forward1"), value(row, "outside1")})
                .containsExactly(1, 0, 0);
        assertThat(new float[] {value(row, "gap2"), value(row, "forward2"), value(row, "outside2")})
                .containsExactly(0, 1, 0);
        row = extract(event(1, lepton(-1, 20, 1.6, 3), lepton(1, 40, -2.45, -3)));
        assertThat(value(row, "gap1")).isZero();
        assertThat(value(row, "outside2")).isEqualTo(1f);
    }

    @Test
    void shouldNotSeeFlavourMassOrIdentityWhenTheKinematicsAreTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Lepton first = random(random, -1);
            Lepton second = random(random, 1);
            float[] row = extract(event(1, first, second));
            assertThat(extract(event(2, electron(first), electron(second)))).containsExactly(row);
            float[] swapped = extract(event(3, second, first));
            for (String name : List.of(
                    "logPt", "eta", "absEta", "cosPhi", "sinPhi", "azimuth", "charge", "gap", "forward", "outside")) {
                assertThat(value(swapped, name + 1)).isEqualTo(value(row, name + 2));
            }
            assertThat(value(swapped, "logMass")).isCloseTo(value(row, "logMass"), within(1e-6f));
        }
        assertThat(SET.features())
                .extracting(feature -> feature.name().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.contains("run") || name.contains("event") || name.contains("flavour"));
    }

    @Test
    void shouldBeFiniteWhenLeptonsAreAtTheEdges() {
        for (double pt : new double[] {1e-6, 1e7}) {
            for (double eta : new double[] {-20, 20}) {
                for (float value : extract(event(1, lepton(-1, pt, eta, 0), lepton(1, 1, 20, 0)))) {
                    assertThat(Float.isFinite(value)).isTrue();
                }
                for (float value : extract(event(1, lepton(-1, pt, eta, 0), lepton(1, pt, eta, 0)))) {
                    assertThat(Float.isFinite(value)).isTrue();
                }
            }
        }
    }

    @Test
    void shouldAllocateNothingWhenExtracting() {
        CollisionEvent event = event(1, random(new Random(2), -1), random(new Random(3), 1));
        float[] row = new float[SET.size()];
        Allocation.requireNone(() -> SET.extract(event, row, 0));
    }

    @Test
    void shouldKeepItsHashWhenNothingIsChanged() {
        // Published models carry this hash. A changed definition needs a new name, decay-channel-v2, not a new hash
        // here.
        assertThat(SET.size()).isEqualTo(30);
        assertThat(SET.hash()).isEqualTo("602b80c4f47bf083385fad29cc8d727f5ffa01a13d4c66e92188b6277a499f86");
        assertThat(SET.features()).extracting(Feature::name).doesNotHaveDuplicates();
    }

    private static Lepton random(Random random, int charge) {
        return lepton(
                charge,
                Math.exp(3.5 + 0.4 * random.nextGaussian()),
                random.nextGaussian(),
                DeltaPhi.wrap(7 * random.nextDouble()));
    }

    private static Lepton lepton(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.MUON, charge, pt, eta, phi, LeptonFlavour.MUON.mass());
    }

    private static Lepton electron(Lepton muon) {
        return new Lepton(
                LeptonFlavour.ELECTRON,
                muon.charge(),
                muon.pt(),
                muon.eta(),
                muon.phi(),
                LeptonFlavour.ELECTRON.mass());
    }

    private static CollisionEvent event(long number, Lepton first, Lepton second) {
        return CollisionEvent.ofPair(
                new EventId(number, 2, 3),
                Instant.ofEpochSecond(number),
                Origin.DATA,
                null,
                first,
                second,
                number == 1 ? null : new Truth("drell-yan", true, 2));
    }

    private static float[] extract(CollisionEvent event) {
        float[] row = new float[SET.size()];
        SET.extract(event, row, 0);
        return row;
    }

    private static float value(float[] row, String name) {
        List<String> names = SET.features().stream().map(Feature::name).toList();
        return row[names.indexOf(name)];
    }
}

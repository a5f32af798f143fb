package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.OpeningAngle;
import io.dilepton.core.kinematics.PairMass;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DileptonV1Test {

    private static final FeatureSet SET = FeatureSets.named("dilepton-v1");

    @Test
    void shouldGiveHandWorkedValuesWhenThePairIsSimple() {
        float[] row = extract(event(lepton(-1, 20, 0.5, 3), lepton(1, 40, -0.7, -3)));

        double deltaPhi = 2 * Math.PI - 6;
        assertThat(value(row, "absDeltaEta")).isEqualTo(1.2f);
        assertThat(value(row, "absDeltaPhi")).isEqualTo((float) deltaPhi);
        assertThat(value(row, "deltaR")).isEqualTo((float) Math.hypot(1.2, deltaPhi));
        assertThat(value(row, "ptRatio")).isEqualTo(2f);
        assertThat(value(row, "ptSum")).isEqualTo(60f);
        assertThat(value(row, "ptDiff")).isEqualTo(20f);
        double cosine = (Math.cos(deltaPhi) + Math.sinh(0.5) * Math.sinh(-0.7)) / (Math.cosh(0.5) * Math.cosh(-0.7));
        assertThat(value(row, "cosOpeningAngle")).isCloseTo((float) cosine, within(1e-7f));
        assertThat(value(row, "logPt1")).isEqualTo((float) Math.log(40));
        assertThat(value(row, "logPt2")).isEqualTo((float) Math.log(20));
        assertThat(value(row, "logPtSum")).isEqualTo((float) Math.log(60));
        assertThat(value(row, "logPtRatio")).isEqualTo((float) Math.log(2));
        assertThat(value(row, "coshDeltaEta")).isEqualTo((float) Math.cosh(1.2));
        assertThat(value(row, "logCoshDeltaEta")).isEqualTo((float) Math.log(Math.cosh(1.2)));
        assertThat(value(row, "cosDeltaPhi")).isEqualTo((float) Math.cos(6));
        assertThat(value(row, "logDeltaR")).isEqualTo((float) Math.log(Math.hypot(1.2, deltaPhi)));
    }

    @Test
    void shouldAgreeWithTheLibraryToTheLastFloatDigitWhenComputedByFasterForms() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double distance = Math.pow(10, -9 * random.nextDouble());
            double eta = (2 * random.nextDouble() - 1) * 5;
            double phi = (2 * random.nextDouble() - 1) * Math.PI;
            Lepton first = lepton(-1, Math.exp(random.nextDouble(-2, 7)), eta, phi);
            Lepton second = lepton(
                    1,
                    Math.exp(random.nextDouble(-2, 7)),
                    eta + 4 * distance * random.nextGaussian(),
                    DeltaPhi.wrap(phi + 3 * distance * random.nextGaussian()));
            float[] row = extract(event(first, second));
            double deltaEta = Math.abs(first.eta() - second.eta());
            double deltaPhi = Math.abs(DeltaPhi.of(first.phi(), second.phi()));
            double deltaR = Math.sqrt(deltaEta * deltaEta + deltaPhi * deltaPhi);
            double sinh = Math.sinh(deltaEta / 2);
            assertRounded(row, "deltaR", deltaR);
            assertRounded(
                    row, "cosOpeningAngle", OpeningAngle.cosine(first.eta(), first.phi(), second.eta(), second.phi()));
            assertRounded(row, "coshDeltaEta", Math.cosh(deltaEta));
            assertRounded(row, "logCoshDeltaEta", Math.log1p(2 * sinh * sinh));
            assertRounded(row, "cosDeltaPhi", Math.cos(deltaPhi));
            assertRounded(row, "logDeltaR", Math.log(Math.max(deltaR, 1e-3)));
        }
    }

    /** At most one float32 step away; 1e-13 where a value passes through zero. */
    private static void assertRounded(float[] row, String name, double exact) {
        float value = value(row, name);
        assertThat(Math.abs(value - exact))
                .as("%s is %s, exactly %s", name, value, exact)
                .isLessThanOrEqualTo(Math.ulp((float) exact) + 1e-13);
    }

    @Test
    void shouldNotDependOnTheOrderOfTheSourceWhenLeptonsAreSwapped() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            CollisionEvent event = randomEvent(random, 1);
            assertThat(extract(event(event.second(), event.first()))).containsExactly(extract(event));
        }
    }

    @Test
    void shouldNotDependOnIdentityTimeOrTruthWhenTheLeptonsAreTheSame() {
        CollisionEvent event = randomEvent(new Random(2), 1);
        CollisionEvent other = CollisionEvent.ofPair(
                new EventId(7, 8, 9),
                Instant.ofEpochSecond(1),
                Origin.SIMULATION,
                "other",
                event.first(),
                event.second(),
                new Truth("drell-yan", true, 2));
        assertThat(extract(other)).containsExactly(extract(event));
        assertThat(SET.features())
                .extracting(feature -> feature.name().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.contains("mass") || name.contains("run") || name.contains("event"));
    }

    @Test
    void shouldSpreadAtFixedMassWhenAFeatureIsNotAFunctionOfTheMass() {
        // A function of M alone would not vary at all among pairs of one mass; one that follows M closely would vary
        // little.
        int events = 4_000;
        double[][] free = rows(new Random(3), events, false);
        double[][] fixed = rows(new Random(4), events, true);
        for (int column = 0; column < SET.size(); column++) {
            double ratio = spread(fixed, column) / spread(free, column);
            assertThat(ratio)
                    .as(
                            "spread at fixed mass over free spread of %s",
                            SET.features().get(column))
                    .isGreaterThan(0.2);
        }
        // The yardstick bites: the mass itself and its logarithm, appended to each row, do not spread.
        assertThat(spread(fixed, SET.size()) / spread(free, SET.size())).isLessThan(1e-9);
        assertThat(spread(fixed, SET.size() + 1) / spread(free, SET.size() + 1)).isLessThan(1e-9);
    }

    @Test
    void shouldBeFiniteWhenLeptonsAreAtTheEdges() {
        for (double pt : new double[] {1e-6, 1e6}) {
            for (double eta : new double[] {-10, 10}) {
                assertThat(finite(extract(event(lepton(-1, pt, eta, Math.PI), lepton(1, 1, 10, -Math.PI)))))
                        .isTrue();
                assertThat(finite(extract(event(lepton(-1, pt, eta, 0), lepton(1, pt, eta, 0)))))
                        .isTrue();
            }
        }
    }

    @Test
    void shouldWriteOnlyItsOwnColumnsWhenGivenAnOffset() {
        CollisionEvent event = randomEvent(new Random(5), 1);
        float[] rows = new float[SET.size() + 5];
        Arrays.fill(rows, -7);
        SET.extract(event, rows, 3);
        assertThat(Arrays.copyOfRange(rows, 3, 3 + SET.size())).containsExactly(extract(event));
        assertThat(new float[] {rows[0], rows[1], rows[2], rows[SET.size() + 3], rows[SET.size() + 4]})
                .containsOnly(-7);
    }

    @Test
    void shouldAllocateNothingWhenExtracting() {
        CollisionEvent event = randomEvent(new Random(6), 1);
        float[] row = new float[SET.size()];
        Allocation.requireNone(() -> SET.extract(event, row, 0));
    }

    @Test
    void shouldApplyToSameFlavourPairsOnlyWhenAsked() {
        Lepton electron = new Lepton(LeptonFlavour.ELECTRON, 1, 30, 0, 0, LeptonFlavour.ELECTRON.mass());
        Lepton tau = new Lepton(LeptonFlavour.TAU_HAD, 1, 30, 0, 0, LeptonFlavour.TAU_HAD.mass());
        assertThat(SET.appliesTo(event(lepton(-1, 20, 0, 0), lepton(-1, 20, 0, 0))))
                .isTrue();
        assertThat(SET.appliesTo(event(electron, electron))).isTrue();
        assertThat(SET.appliesTo(event(lepton(-1, 20, 0, 0), electron))).isFalse();
        assertThat(SET.appliesTo(event(tau, tau))).isFalse();
    }

    @Test
    void shouldKeepItsHashWhenNothingIsChanged() {
        // Published models carry this hash. A changed definition needs a new name, dilepton-v2, not a new hash here.
        assertThat(SET.size()).isEqualTo(15);
        assertThat(SET.hash()).isEqualTo("c4dcf7ce1d7930f355c3a9b68e91dc9e083e536ee8f1cf8edbeb850c7a4c1da0");
        assertThat(SET.features()).extracting(Feature::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldNameTheKnownSetsWhenThereIsNoneOfTheName() {
        assertThatThrownBy(() -> FeatureSets.named("dilepton-v0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no feature set is named 'dilepton-v0'; known: dilepton-v1, higgs-v1, higgs-v2, decay-channel-v1");
        assertThat(FeatureSets.all())
                .extracting(FeatureSet::name)
                .containsExactly(
                        FeatureSets.DILEPTON_V1,
                        FeatureSets.HIGGS_V1,
                        FeatureSets.HIGGS_V2,
                        FeatureSets.DECAY_CHANNEL_V1);
    }

    /** Rows of features, then M, then ln M; at fixed mass all transverse momenta are scaled so that M is 91 GeV. */
    private static double[][] rows(Random random, int count, boolean fixedMass) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            long seed = random.nextLong();
            CollisionEvent event = randomEvent(new Random(seed), 1);
            if (fixedMass) {
                event = randomEvent(new Random(seed), 91 / mass(event));
            }
            float[] features = extract(event);
            rows[i] = new double[features.length + 2];
            for (int column = 0; column < features.length; column++) {
                rows[i][column] = features[column];
            }
            rows[i][features.length] = mass(event);
            rows[i][features.length + 1] = Math.log(mass(event));
        }
        return rows;
    }

    /** Half the distance between the 10th and the 90th percentile: the tails of the two samples differ. */
    private static double spread(double[][] rows, int column) {
        double[] values =
                Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
        return (values[values.length * 9 / 10] - values[values.length / 10]) / 2;
    }

    private static double mass(CollisionEvent event) {
        Lepton first = event.first();
        Lepton second = event.second();
        return PairMass.of(first.pt(), first.eta(), first.phi(), 0, second.pt(), second.eta(), second.phi(), 0);
    }

    private static CollisionEvent randomEvent(Random random, double scale) {
        double pt1 = scale * Math.exp(3 + 0.6 * random.nextGaussian());
        double pt2 = scale * Math.exp(2.7 + 0.6 * random.nextGaussian());
        double phi = (2 * random.nextDouble() - 1) * Math.PI;
        return event(
                lepton(-1, pt1, random.nextGaussian(), phi),
                lepton(1, pt2, random.nextGaussian(), DeltaPhi.wrap(phi + Math.PI + 0.8 * random.nextGaussian())));
    }

    private static CollisionEvent event(Lepton first, Lepton second) {
        return CollisionEvent.ofPair(new EventId(1, 2, 3), Instant.EPOCH, Origin.DATA, null, first, second, null);
    }

    private static Lepton lepton(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.MUON, charge, pt, eta, phi, LeptonFlavour.MUON.mass());
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

    private static boolean finite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}

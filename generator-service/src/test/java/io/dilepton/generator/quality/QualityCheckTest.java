package io.dilepton.generator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.core.simulation.Channel;
import io.dilepton.core.simulation.DrellYanSimulator;
import io.dilepton.core.simulation.SimulationConfig;
import io.dilepton.core.simulation.TopPairConfig;
import io.dilepton.core.simulation.TopPairSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class QualityCheckTest {

    private static final QualityPlan PLAN = new QualityPlan(3, 1000, 2, 25, 1500, 3);
    private static final List<CollisionEvent> REFERENCE = muons(1, 3000);
    private static final List<CollisionEvent> OTHERS = muons(2, 1500);

    private static List<CollisionEvent> muons(long seed, int events) {
        return new DrellYanSimulator(SimulationConfig.zPeak(Channel.MUON), seed)
                .events(0, events)
                .toList();
    }

    private static CollisionEvent with(CollisionEvent event, UnaryOperator<Lepton> change) {
        return CollisionEvent.ofPair(
                event.id(),
                event.eventTime(),
                event.origin(),
                event.dataset(),
                change.apply(event.first()),
                change.apply(event.second()),
                event.truth());
    }

    private static Lepton scaled(Lepton lepton, double factor) {
        return new Lepton(
                lepton.flavour(), lepton.charge(), lepton.pt() * factor, lepton.eta(), lepton.phi(), lepton.mass());
    }

    private static double meanLead(List<CollisionEvent> events) {
        return events.stream()
                .mapToDouble(
                        event -> Math.max(event.first().pt(), event.second().pt()))
                .average()
                .orElseThrow();
    }

    private static QualityReport measure(List<CollisionEvent> generated, List<CollisionEvent> training) {
        return QualityCheck.measure(ObservableSets.Z_PAIR, generated, REFERENCE, training, PLAN);
    }

    @Test
    void shouldMeetTheFloorWhenGeneratorIsPerfect() {
        QualityReport report = measure(OTHERS, muons(3, 3000));

        assertThat(report.sampleSize()).isEqualTo(1000);
        assertThat(report.w1Mean()).isBetween(0.6 * report.w1MeanFloor(), 1.5 * report.w1MeanFloor());
        assertThat(report.twoSampleAuc().low()).isLessThan(0.5);
        assertThat(report.twoSampleAuc().high()).isGreaterThan(0.5);
        assertThat(report.twoSampleAuc().floor().value()).isCloseTo(0.5, within(0.04));
        Figure correlation = report.correlationMaxDifference();
        assertThat(correlation.value()).isLessThan(2.5 * correlation.floor().value());
        assertThat(report.constraints().total()).isZero();
        assertThat(report.constraints().events()).isEqualTo(1500);
        assertThat(report.windows()).hasSize(4).allSatisfy(window -> {
            assertThat(window.generatedShare()).isCloseTo(window.referenceShare(), within(0.05));
            assertThat(window.w1()).isLessThan(2 * window.w1Floor().value());
        });
        MemorisationQuality memory = Objects.requireNonNull(report.memorisation());
        assertThat(memory.copies()).isZero();
        assertThat(memory.closer()).isCloseTo(0.05, within(0.03));
        assertThat(memory.medianRatio()).isCloseTo(1, within(0.15));
    }

    @Test
    void shouldSeeAMomentumScaleThatIsOff() {
        QualityReport report = measure(
                OTHERS.stream()
                        .map(event -> with(event, lepton -> scaled(lepton, 1.03)))
                        .toList(),
                List.of());

        FeatureQuality pt = report.features().get(ObservableSets.Z_PAIR.column("pt0"));
        ZPeakQuality peak = Objects.requireNonNull(report.zPeak());
        double expected = 1.03 * meanLead(OTHERS) / meanLead(REFERENCE) - 1;
        assertThat(pt.relativeMeanDifference()).isCloseTo(expected, within(1e-9));
        assertThat(report.twoSampleAuc().low()).isGreaterThan(0.6);
        assertThat(peak.position().value() / peak.referencePosition().value()).isCloseTo(1.03, within(0.005));
        assertThat(peak.width().value() / peak.referenceWidth().value()).isCloseTo(1.03, within(0.15));
        assertThat(peak.positionFloor().value()).isLessThan(0.6);
        assertThat(report.memorisation()).isNull();
    }

    @Test
    void shouldFindMemorisedEventsWhenGeneratorCopies() {
        List<CollisionEvent> training = muons(4, 3000);
        List<CollisionEvent> half = new ArrayList<>(training.subList(0, 1000));
        half.addAll(OTHERS.subList(0, 1000));

        MemorisationQuality memory =
                Objects.requireNonNull(measure(half, training).memorisation());

        assertThat(memory.copies()).isCloseTo(0.5, within(0.1));
        assertThat(memory.closer()).isGreaterThan(0.4);
        assertThat(memory.medianRatio()).isLessThan(0.8);
    }

    @Test
    void shouldCountEveryViolatedConstraint() {
        List<CollisionEvent> broken = new ArrayList<>(OTHERS.subList(0, 300));
        broken.set(
                0,
                with(
                        broken.get(0),
                        lepton -> new Lepton(
                                lepton.flavour(), lepton.charge(), lepton.pt(), lepton.eta(), lepton.phi(), 0.2)));
        broken.set(1, with(broken.get(1), lepton -> scaled(lepton, 0.01)));
        broken.set(
                2,
                with(
                        broken.get(2),
                        lepton -> new Lepton(
                                lepton.flavour(), 0, lepton.pt(), lepton.eta(), lepton.phi(), lepton.mass())));

        ConstraintViolations violations = measure(broken, List.of()).constraints();

        assertThat(violations.byKind())
                .containsEntry("massShell", 2L)
                .containsEntry("acceptance", 1L)
                .containsEntry("charge", 2L)
                .containsEntry("finite", 0L);
        assertThat(violations.total()).isEqualTo(5);
    }

    @Test
    void shouldAskForOppositeChargesWhenReferenceHasNoOthers() {
        List<CollisionEvent> opposite = REFERENCE.stream()
                .filter(event -> event.first().charge() != event.second().charge())
                .toList();

        Acceptance acceptance = Acceptance.of(opposite);

        assertThat(acceptance.oppositeSign()).isTrue();
        assertThat(acceptance.massMin()).isEqualTo(60);
        assertThat(acceptance.massMax()).isEqualTo(120);
        assertThat(acceptance.maxEta()).isEqualTo(2.4);
        assertThat(acceptance.subPt()).as("a turn-on about 8 GeV").isBetween(0.0, 7.0);
        assertThat(Acceptance.of(REFERENCE).oppositeSign()).isFalse();
    }

    @Test
    void shouldCompareTheEightObservablesOfTopPairs() {
        TopPairSimulator first = new TopPairSimulator(TopPairConfig.multilepton(), 1);
        TopPairSimulator second = new TopPairSimulator(TopPairConfig.multilepton(), 2);

        QualityReport report = QualityCheck.measure(
                ObservableSets.TOP_PAIR,
                second.events(0, 1500).toList(),
                first.events(0, 3000).toList(),
                List.of(),
                PLAN);

        assertThat(report.features()).hasSize(8);
        assertThat(report.zPeak()).isNull();
        assertThat(report.constraints().total()).isZero();
        assertThat(report.w1Mean()).isLessThan(1.6 * report.w1MeanFloor());
        assertThat(report.largestMeanDifference()).isLessThan(0.05);
        FeatureShape shape = report.features().get(0).shape();
        assertThat(shape.reference().stream().mapToLong(Long::longValue).sum()).isBetween(2985L, 3000L);
        assertThat(shape.referenceTotal()).isEqualTo(3000);
    }

    @Test
    void shouldRefuseTooFewEventsAndForeignOnes() {
        assertThatThrownBy(() -> measure(OTHERS.subList(0, 10), List.of()))
                .hasMessageContaining("200 generated events, not 10");
        assertThatThrownBy(() -> QualityCheck.measure(ObservableSets.TOP_PAIR, OTHERS, REFERENCE, List.of(), PLAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing momentum");
    }
}

package io.dilepton.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dilepton.core.event.InvalidEventException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final List<Origin> ORIGINS = List.of(Origin.values());
    private static final List<LeptonFlavour> FLAVOURS = List.of(LeptonFlavour.values());

    @Test
    void shouldComeBackUnchangedWhenTranslatedToAvroAndBack() {
        long seed = 41;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            CollisionEvent event = randomEvent(random);
            assertThat(EventCodec.fromAvro(EventCodec.toAvro(event)))
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(event);
        }
    }

    @Test
    void shouldWriteNullWhenANumberIsUndefined() {
        CollisionEvent event = CollisionEvent.ofPair(
                new EventId(1, 2, 3),
                Instant.EPOCH,
                Origin.SIMULATION,
                null,
                muon(20),
                muon(30),
                new Truth("drell-yan", true, Double.NaN));
        io.dilepton.schemas.CollisionEvent avro = EventCodec.toAvro(event);
        assertThat(avro.getMmcMass()).isNull();
        assertThat(avro.getMissingPt()).isNull();
        assertThat(avro.getTruth().getWeight()).isNull();
        assertThat(avro.getLineage()).isNull();
    }

    @Test
    void shouldWrapToMinusPiWhenAnAzimuthIsPi() {
        io.dilepton.schemas.CollisionEvent avro = valid();
        avro.getLeptons().get(0).setPhi(Math.PI);
        avro.getMissingPt().setPhi(Math.PI);
        avro.getJets().get(0).setPhi(Math.PI);
        CollisionEvent event = EventCodec.fromAvro(avro);
        assertThat(event.first().phi()).isEqualTo(-Math.PI);
        assertThat(event.jets().get(0).phi()).isEqualTo(-Math.PI);
        assertThat(event.missingPt()).isEqualTo(new MissingPt(25, -Math.PI, 300));
    }

    @Test
    void shouldSortJetsWhenTheyDoNotComeByFallingPt() {
        io.dilepton.schemas.CollisionEvent avro = valid();
        avro.setJets(List.of(jet(30), jet(90), jet(60)));
        avro.setJetSummary(null);
        assertThat(EventCodec.fromAvro(avro).jets()).extracting(Jet::pt).containsExactly(90.0, 60.0, 30.0);
    }

    @Test
    void shouldSayTheReasonAndTheKeyWhenAnEventCannotBeRight() {
        expect(
                Reason.WRONG_LEPTON_COUNT,
                avro -> avro.setLeptons(avro.getLeptons().subList(0, 1)));
        expect(
                Reason.WRONG_LEPTON_COUNT,
                avro -> avro.getLeptons().add(avro.getLeptons().get(0)));
        expect(Reason.CHARGE, avro -> avro.getLeptons().get(0).setCharge(2));
        expect(Reason.PT, avro -> avro.getLeptons().get(1).setPt(0));
        expect(Reason.PT, avro -> avro.getLeptons().get(1).setPt(-3));
        expect(Reason.PT, avro -> avro.getLeptons().get(1).setPt(Double.NaN));
        expect(Reason.PT, avro -> avro.getLeptons().get(1).setPt(Double.POSITIVE_INFINITY));
        expect(Reason.PT, avro -> avro.getJets().get(0).setPt(0));
        expect(Reason.ETA, avro -> avro.getLeptons().get(0).setEta(Double.NEGATIVE_INFINITY));
        expect(Reason.ETA, avro -> avro.getLeptons().get(0).setEta(25));
        expect(Reason.ETA, avro -> avro.getJets().get(0).setEta(Double.NaN));
        expect(Reason.PHI, avro -> avro.getLeptons().get(0).setPhi(117.4));
        expect(Reason.PHI, avro -> avro.getLeptons().get(0).setPhi(Double.NaN));
        expect(Reason.PHI, avro -> avro.getMissingPt().setPhi(4));
        expect(Reason.PHI, avro -> avro.getJets().get(0).setPhi(-3.2));
        expect(Reason.MASS, avro -> avro.getLeptons().get(0).setMass(-1));
        expect(Reason.MASS, avro -> avro.setMmcMass(Double.POSITIVE_INFINITY));
        expect(Reason.MISSING_PT, avro -> avro.getMissingPt().setPt(-1));
        expect(Reason.MISSING_PT, avro -> avro.getMissingPt().setSumEt(-1.0));
        expect(Reason.JET_SUMMARY, avro -> avro.getJetSummary().setCount(-1));
        expect(Reason.JET_SUMMARY, avro -> avro.getJetSummary().setCount(1));
        expect(Reason.JET_SUMMARY, avro -> avro.getJetSummary().setSumPt(-1.0));
        expect(Reason.LINEAGE, avro -> avro.setOrigin(io.dilepton.schemas.Origin.SYNTHETIC));
        expect(
                Reason.LINEAGE,
                avro -> avro.setLineage(new io.dilepton.schemas.Lineage("zee-generator", 1, "request-7", 0L)));
    }

    @Test
    void shouldNotNameAnEventWhenOnlyAPartIsMade() {
        InvalidEventException e = catchThrowableOfType(InvalidEventException.class, () -> muon(-1));
        assertThat(e.eventKey()).isNull();
        assertThat(e.reason()).isEqualTo(Reason.PT);
        assertThat(e).hasMessage("lepton pt must be positive and at most 1e7 GeV, not -1.0 GeV");
    }

    private static void expect(Reason reason, Consumer<io.dilepton.schemas.CollisionEvent> damage) {
        io.dilepton.schemas.CollisionEvent avro = valid();
        damage.accept(avro);
        InvalidEventException e = catchThrowableOfType(InvalidEventException.class, () -> EventCodec.fromAvro(avro));
        assertThat(e).as("%s", reason).isNotNull();
        assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(reason);
        assertThat(e.eventKey()).isEqualTo("165617:12:74969122");
        assertThat(e).hasMessageStartingWith("event 165617:12:74969122: ");
    }

    private static io.dilepton.schemas.CollisionEvent valid() {
        io.dilepton.schemas.CollisionEvent avro = EventCodec.toAvro(new CollisionEvent(
                new EventId(165617, 12, 74969122),
                Instant.parse("2011-05-19T01:02:03.000004Z"),
                Origin.DATA,
                null,
                "zmumu",
                muon(40),
                muon(45),
                new MissingPt(25, 1, 300),
                List.of(new Jet(60, 1, 2, 0.5), new Jet(40, -1, -2, Double.NaN)),
                new JetSummary(3, 140),
                Double.NaN,
                null));
        avro.setLeptons(new ArrayList<>(avro.getLeptons()));
        assertThat(EventCodec.fromAvro(avro).id().key()).isEqualTo("165617:12:74969122");
        return avro;
    }

    private static CollisionEvent randomEvent(Random random) {
        Origin origin = ORIGINS.get(random.nextInt(3));
        List<Jet> jets = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            jets.add(new Jet(20 + 100 * random.nextDouble(), random.nextGaussian(), phi(random), orNaN(random)));
        }
        return new CollisionEvent(
                new EventId(random.nextLong(), random.nextInt(), random.nextLong()),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                origin,
                origin == Origin.SYNTHETIC
                        ? new Lineage("generator", 3, "r-" + random.nextInt(), random.nextInt())
                        : null,
                random.nextBoolean() ? "dataset" : null,
                lepton(random),
                lepton(random),
                random.nextBoolean() ? new MissingPt(100 * random.nextDouble(), phi(random), orNaN(random)) : null,
                jets,
                random.nextBoolean() ? new JetSummary(jets.size() + random.nextInt(2), orNaN(random)) : null,
                orNaN(random),
                origin == Origin.SIMULATION ? new Truth("process", random.nextBoolean(), orNaN(random)) : null);
    }

    private static Lepton lepton(Random random) {
        LeptonFlavour flavour = FLAVOURS.get(random.nextInt(3));
        return new Lepton(
                flavour,
                random.nextInt(3) - 1,
                Math.pow(10, -6 + 12 * random.nextDouble()),
                10 * (2 * random.nextDouble() - 1),
                phi(random),
                random.nextBoolean() ? flavour.mass() : random.nextDouble());
    }

    private static double phi(Random random) {
        return (2 * random.nextDouble() - 1) * Math.PI;
    }

    private static double orNaN(Random random) {
        return random.nextBoolean() ? Double.NaN : 200 * random.nextDouble();
    }

    private static Lepton muon(double pt) {
        return new Lepton(LeptonFlavour.MUON, -1, pt, 0.5, 1, LeptonFlavour.MUON.mass());
    }

    private static io.dilepton.schemas.Jet jet(double pt) {
        return new io.dilepton.schemas.Jet(pt, 0.0, 0.0, null);
    }
}

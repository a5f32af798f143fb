package io.dilepton.core.simulation;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The processes that make pairs of one flavour, and what is recorded of them. */
final class PairProcess {

    /** The generated mass range is wider than the recorded one by these factors, for radiation and resolution. */
    private static final double ROOM_BELOW = 0.85;

    private static final double ROOM_ABOVE = 1.4;

    /** Generated leptons of less pt than this share of the threshold are not reconstructed: the resolution does not lift them above it. */
    private static final double REACH = 0.75;

    private final SimulationConfig config;
    private final LeptonFlavour flavour;
    private final Selection selection;
    private final DetectorResponse detector;
    private final double softest;
    private final double steepest;
    private final BosonSpectrum bosons;
    private final FakePairs fakes;

    PairProcess(SimulationConfig config, LeptonFlavour flavour) {
        this.config = config;
        this.flavour = flavour;
        selection = config.selection(flavour);
        detector = DetectorResponse.of(flavour);
        softest = REACH * selection.subFloor();
        steepest = Math.sinh(selection.maxEta() + DetectorResponse.LARGEST_DEFLECTION);
        bosons = new BosonSpectrum(
                config.collisionEnergy(),
                config.massMin() * ROOM_BELOW,
                config.massMax() * ROOM_ABOVE,
                selection.maxEta(),
                selection.leadFloor());
        fakes = new FakePairs(config.background(flavour), selection, flavour);
    }

    GeneratedPair generated(RandomGenerator random) {
        return GeneratedPair.decay(bosons.sample(random), flavour, random);
    }

    /** Draws one Drell–Yan pair and returns it if it is recorded, else null. */
    @Nullable
    LeptonPair drellYan(RandomGenerator random) {
        GeneratedPair pair = generated(random);
        if (!isInReach(pair.negative()) || !isInReach(pair.positive())) {
            return null;
        }
        double mass = pair.boson().mass();
        LeptonPair reconstructed = new LeptonPair(
                detector.reconstruct(pair.negative(), -1, mass, random),
                detector.reconstruct(pair.positive(), +1, mass, random));
        return isRecorded(reconstructed, random) ? reconstructed : null;
    }

    /** Draws one pair of fakes and returns it if it is recorded, else null. */
    @Nullable
    LeptonPair fake(RandomGenerator random) {
        LeptonPair pair = fakes.sample(random);
        return isRecorded(pair, random) ? pair : null;
    }

    private boolean isInReach(FourMomentum lepton) {
        double pt2 = lepton.px() * lepton.px() + lepton.py() * lepton.py();
        return pt2 > softest * softest && lepton.pz() * lepton.pz() < pt2 * steepest * steepest;
    }

    private boolean isRecorded(LeptonPair pair, RandomGenerator random) {
        double efficiency = selection.efficiency(
                        pair.first().pt(),
                        pair.first().eta(),
                        pair.second().pt(),
                        pair.second().eta())
                * detector.efficiency(pair.first().eta())
                * detector.efficiency(pair.second().eta());
        if (efficiency == 0 || random.nextDouble() >= efficiency) {
            return false;
        }
        double mass = pair.mass();
        return mass >= config.massMin() && mass <= config.massMax();
    }
}

package io.dilepton.core.simulation;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A tt̄ event as it is reconstructed and selected.
 *
 * @param leptons the pair, the lepton of higher pt first
 * @param missing missing transverse momentum: that of the neutrinos, of what jets were measured wrong, and the blur of everything soft
 * @param jets the listed jets
 */
record RecordedTops(LeptonPair leptons, MissingPt missing, List<Jet> jets) {

    /** Generated leptons of less pt than this share of the threshold are not reconstructed. */
    private static final double REACH = 0.75;

    private static final double VETO_FROM = 76;
    private static final double VETO_TO = 106;
    private static final double VETO_MISSING = 40;

    /** Returns what is recorded of an event, null if it is not selected. */
    static @Nullable RecordedTops of(GeneratedTops tops, TopPairConfig config, RandomGenerator random) {
        Selection selection = config.leptons();
        if (!isInReach(tops.top().lepton(), selection)
                || !isInReach(tops.antitop().lepton(), selection)) {
            return null;
        }
        LeptonPair leptons = leptons(tops, random);
        if (!isSelected(leptons, config, random)) {
            return null;
        }
        Hadrons hadrons = new Hadrons(config.jets(), random);
        hadrons.add(tops.top().bottom(), true);
        hadrons.add(tops.antitop().bottom(), true);
        FourMomentum all = sum(tops.top()).plus(sum(tops.antitop()));
        hadrons.addRecoil(all.pt(), all.phi());
        if (!hadrons.areEnough() || !hadrons.isIsolated(leptons.first()) || !hadrons.isIsolated(leptons.second())) {
            return null;
        }
        FourMomentum invisible = tops.top().invisible().plus(tops.antitop().invisible());
        MissingPt missing = hadrons.missing(invisible.px(), invisible.py());
        boolean sameFlavour = leptons.first().flavour() == leptons.second().flavour();
        if (config.rejectZ() && sameFlavour && missing.pt() < VETO_MISSING) {
            return null;
        }
        return new RecordedTops(leptons, missing, hadrons.listed());
    }

    private static boolean isInReach(FourMomentum lepton, Selection selection) {
        return lepton.pt() > REACH * selection.subFloor();
    }

    private static LeptonPair leptons(GeneratedTops tops, RandomGenerator random) {
        Lepton positive = lepton(tops.top(), +1, random);
        Lepton negative = lepton(tops.antitop(), -1, random);
        LeptonPair pair = new LeptonPair(positive, negative);
        return positive.pt() >= negative.pt() ? pair : pair.swapped();
    }

    private static Lepton lepton(TopDecay decay, int charge, RandomGenerator random) {
        return DetectorResponse.of(decay.flavour()).reconstruct(decay.lepton(), charge, ParticleMasses.W, random);
    }

    private static boolean isSelected(LeptonPair pair, TopPairConfig config, RandomGenerator random) {
        Lepton first = pair.first();
        Lepton second = pair.second();
        if (first.charge() == second.charge()) {
            return false;
        }
        double efficiency = config.leptons().efficiency(first.pt(), first.eta(), second.pt(), second.eta())
                * DetectorResponse.of(first.flavour()).efficiency(first.eta())
                * DetectorResponse.of(second.flavour()).efficiency(second.eta());
        if (efficiency == 0 || random.nextDouble() >= efficiency) {
            return false;
        }
        double mass = pair.mass();
        boolean likeZ = config.rejectZ() && first.flavour() == second.flavour() && mass > VETO_FROM && mass < VETO_TO;
        return mass >= config.massMin() && !likeZ;
    }

    private static FourMomentum sum(TopDecay decay) {
        return decay.bottom().plus(decay.lepton()).plus(decay.invisible());
    }
}

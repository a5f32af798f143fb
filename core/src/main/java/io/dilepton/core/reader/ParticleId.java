package io.dilepton.core.reader;

import io.dilepton.core.event.LeptonFlavour;

/** Numbering of particles by the Particle Data Group: 11 electron, 13 muon, negative for the antiparticles, which have charge +1. */
final class ParticleId {

    private static final long ELECTRON = 11;
    private static final long MUON = 13;

    private ParticleId() {}

    /** The flavour by the id in a column, whose sign must fit the charge. */
    static LeptonFlavour flavour(Row row, int column, int charge) {
        long id = row.integer(column);
        if (Math.abs(id) != ELECTRON && Math.abs(id) != MUON) {
            throw row.fault(RejectReason.UNKNOWN_CODE, column, "neither an electron (11) nor a muon (13)");
        }
        if (Long.signum(id) == charge) {
            throw row.fault(RejectReason.CHARGE_NOT_UNIT, column, "contradicts the charge " + charge);
        }
        return Math.abs(id) == ELECTRON ? LeptonFlavour.ELECTRON : LeptonFlavour.MUON;
    }
}

package io.dilepton.core.simulation;

import io.dilepton.core.event.ParticleMasses;

/**
 * The hard process pp → tt̄ at one point of phase space.
 *
 * @param mass mass of the pair for tops of the nominal mass, GeV
 * @param pt transverse momentum of the pair, GeV
 * @param rapidity rapidity of the pair
 * @param cosTheta cosine of the angle between top and +z in the rest frame of the pair
 * @param gluonFusion whether two gluons made it, rather than a quark and an antiquark
 */
record TopPair(double mass, double pt, double rapidity, double cosTheta, boolean gluonFusion) {

    /** The mass of the two, GeV, at which the tops are at rest. */
    static final double THRESHOLD = 2 * ParticleMasses.TOP;
}

package io.dilepton.core.simulation;

/**
 * A generated γ*&#47;Z.
 *
 * @param mass mass, GeV
 * @param pt transverse momentum, GeV
 * @param rapidity rapidity
 * @param quark flavour that annihilated
 * @param quarkForward whether the quark came from the proton that flies along +z
 */
record Boson(double mass, double pt, double rapidity, Quark quark, boolean quarkForward) {}

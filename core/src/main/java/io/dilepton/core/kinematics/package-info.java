/**
 * Four-momenta, angles and masses. One file for each physical quantity; natural units (c = 1): energies, momenta and masses in GeV, angles
 * in rad, +z along the beam.
 *
 * <p>The static functions of doubles are the hot path: they allocate nothing, keep no state and may be called from any thread. That is why
 * they take up to eight numbers rather than two objects. Each uses the form of its formula that does not cancel: a low-mass pair at high
 * boost keeps its mass to about 13 digits, where E² − p² keeps none.
 *
 * <p>Depends on the JDK and on the records of {@code io.dilepton.core.event} alone.
 */
@NullMarked
package io.dilepton.core.kinematics;

import org.jspecify.annotations.NullMarked;

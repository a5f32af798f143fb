/**
 * A toy Monte Carlo of lepton pairs at the LHC: the embedded source of events for a machine without data.
 *
 * <p>Two processes are simulated. {@code drell-yan} is qq̄ → γ*&#47;Z → ℓ⁺ℓ⁻ at leading order with interference, with toy parton densities,
 * a falling boson pt, the decay angles in the Collins–Soper frame, and a parametrised detector. {@code fake} is a pair of misidentified or
 * unrelated leptons with falling pt, as jets give them. Charge misidentification turns some Drell–Yan pairs into same-sign pairs; their
 * truth stays {@code drell-yan}. Couplings, line shape, decay and radiation are those of theory. Adjusted to public CMS records are: the
 * two numbers of the recoil, the resolutions (inside the ranges of the detector's papers), the charge misidentification, and the share and the
 * shapes of the fakes. It is no substitute for a full simulation: no jets, no missing
 * momentum, no pile-up, no J/ψ and Υ resonances, no correlation between two fakes beyond their recoil.
 *
 * <p>An event is a pure function of configuration, seed and index: events can be generated in any order and in parallel, and the same index
 * gives the same event on one version of the product; on another Java version numbers may differ in their last digits, where its sinh or tanh
 * rounds otherwise. All classes are immutable after construction and safe to share.
 */
@NullMarked
package io.dilepton.core.simulation;

import org.jspecify.annotations.NullMarked;

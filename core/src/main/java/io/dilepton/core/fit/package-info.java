/**
 * The Z peak in a histogram of pair masses: a relativistic Breit–Wigner, smeared by the detector, on a falling background, fitted by
 * extended binned maximum likelihood.
 *
 * <p><b>Lineshape.</b> dN/dm ∝ m / ((m² − M²)² + m⁴Γ²/M²), with the s-dependent width in which the Particle Data Group quotes mass and width of the Z
 * (review "Z boson"). The partonic cross-section s/(…) and ds = 2m·dm give m³ in the numerator, the parton luminosities of proton–proton
 * collisions, which fall about as 1/s there, take two powers away. A non-relativistic Breit–Wigner with a constant width peaks 34 MeV
 * (ΓZ²/2MZ) lower at the same M, which is what a fit may not get wrong. The density has the primitive arctan((m² − a)/b), so that its integrals
 * over cells of mass are exact; only the resolution is numerical.
 *
 * <p><b>Likelihood.</b> −2·ln L = Σ 2·(μ − n + n·ln(n/μ)) over the bins (S. Baker and R. D. Cousins, Nucl. Instrum. Meth. 221 (1984) 437) is a sum of
 * squares of deviance residuals, and so Levenberg–Marquardt minimises the likelihood itself (T. A. Laurence and B. A. Chromy, Nature Methods 7
 * (2010) 338).
 */
@NullMarked
package io.dilepton.core.fit;

import org.jspecify.annotations.NullMarked;

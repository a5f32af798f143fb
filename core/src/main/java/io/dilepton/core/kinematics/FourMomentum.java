package io.dilepton.core.kinematics;

/**
 * A four-momentum in Cartesian components, GeV. Immutable.
 *
 * <p>Squares are summed with compensation (the dot product of T. Ogita, S. M. Rump, S. Oishi, SIAM J. Sci. Comput. 26 (2005) 1955), so
 * that the mass is as good as the components are. A mass far below the momentum is lost in the rounding of the energy itself: use
 * {@link PairMass}, which does not go through components.
 *
 * @param px momentum, x, GeV
 * @param py momentum, y, GeV
 * @param pz momentum along the beam, GeV
 * @param e energy, GeV
 */
public record FourMomentum(double px, double py, double pz, double e) {

    /**
     * Makes a four-momentum from collider coordinates.
     *
     * @param pt transverse momentum, GeV
     * @param eta pseudorapidity, no unit, finite
     * @param phi azimuth, rad
     * @param mass mass, GeV
     * @return the four-momentum
     */
    public static FourMomentum ofPtEtaPhiMass(double pt, double eta, double phi, double mass) {
        double e = Math.hypot(pt * Math.cosh(eta), mass);
        return new FourMomentum(pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta), e);
    }

    /**
     * Makes a four-momentum from a momentum and a mass.
     *
     * @param px momentum, x, GeV
     * @param py momentum, y, GeV
     * @param pz momentum along the beam, GeV
     * @param mass mass, GeV
     * @return the four-momentum
     */
    public static FourMomentum ofPxPyPzMass(double px, double py, double pz, double mass) {
        return new FourMomentum(px, py, pz, Math.sqrt(px * px + py * py + pz * pz + mass * mass));
    }

    /**
     * Adds two four-momenta.
     *
     * @param other the other
     * @return the sum
     */
    public FourMomentum plus(FourMomentum other) {
        return new FourMomentum(px + other.px, py + other.py, pz + other.pz, e + other.e);
    }

    /**
     * Returns the Minkowski product.
     *
     * @param other the other
     * @return E·E' − p·p', GeV², as if computed with twice the digits and rounded once
     */
    public double dot(FourMomentum other) {
        double sum = e * other.e;
        double tail = Math.fma(e, other.e, -sum);
        double product = -px * other.px;
        double next = sum + product;
        tail += lost(sum, product, next) + Math.fma(-px, other.px, -product);
        sum = next;
        product = -py * other.py;
        next = sum + product;
        tail += lost(sum, product, next) + Math.fma(-py, other.py, -product);
        sum = next;
        product = -pz * other.pz;
        next = sum + product;
        tail += lost(sum, product, next) + Math.fma(-pz, other.pz, -product);
        return next + tail;
    }

    /** Returns what rounding took from a sum: a + b = sum + lost, exactly (Knuth's TwoSum). */
    private static double lost(double a, double b, double sum) {
        double virtual = sum - a;
        return (a - (sum - virtual)) + (b - virtual);
    }

    /**
     * Returns the invariant mass.
     *
     * @return copysign(√|m²|, m²), GeV: negative for a space-like vector
     */
    public double mass() {
        double square = dot(this);
        return Math.copySign(Math.sqrt(Math.abs(square)), square);
    }

    /**
     * Returns the transverse momentum.
     *
     * @return √(px² + py²), GeV
     */
    public double pt() {
        return Math.hypot(px, py);
    }

    /**
     * Returns the magnitude of the momentum.
     *
     * @return √(px² + py² + pz²), GeV
     */
    public double p() {
        return Math.hypot(Math.hypot(px, py), pz);
    }

    /**
     * Returns the transverse mass of this vector.
     *
     * @return √(E² − pz²), GeV, by {@link TransverseMass#of}
     */
    public double transverseMass() {
        return TransverseMass.of(pz, e);
    }

    /**
     * Returns the pseudorapidity.
     *
     * @return asinh(pz/pt), no unit; ±∞ on the beam axis; 0 for a null momentum
     */
    public double eta() {
        return pz == 0 ? 0 : Hyperbolic.asinh(pz / pt());
    }

    /**
     * Returns the rapidity, as asinh(pz/mT). A vector that is space-like by rounding (a very high boost) counts as massless.
     *
     * @return ½·ln((E+pz)/(E−pz)), no unit; ±∞ for a massless vector along the beam axis; 0 for a null momentum
     */
    public double rapidity() {
        return pz == 0 ? 0 : Hyperbolic.asinh(pz / Math.max(transverseMass(), pt()));
    }

    /**
     * Returns the azimuth.
     *
     * @return atan2(py, px), rad, in [-π, π); 0 on the beam axis
     */
    public double phi() {
        return DeltaPhi.wrap(Math.atan2(py, px));
    }

    /**
     * Boosts.
     *
     * @param bx velocity of the boost, x, in units of c
     * @param by velocity of the boost, y, in units of c
     * @param bz velocity of the boost, z, in units of c
     * @return what a particle at rest becomes when it is made to move with that velocity
     * @throws IllegalArgumentException unless the velocity is below that of light
     */
    public FourMomentum boost(double bx, double by, double bz) {
        double b2 = bx * bx + by * by + bz * bz;
        if (!(b2 < 1)) {
            throw new IllegalArgumentException("a boost needs a velocity below 1, not " + Math.sqrt(b2));
        }
        double b = Math.sqrt(b2);
        double gamma = 1 / Math.sqrt((1 - b) * (1 + b));
        double along = bx * px + by * py + bz * pz;
        double k = gamma * (gamma / (gamma + 1) * along + e);
        return new FourMomentum(px + k * bx, py + k * by, pz + k * bz, gamma * (e + along));
    }

    /**
     * Boosts into the rest frame of another vector, by its components rather than its velocity, which rounds to 1 at high boost.
     *
     * @param frame time-like vector that is at rest afterwards
     * @return this vector in that frame
     * @throws IllegalArgumentException unless the frame's vector is time-like with positive energy
     */
    public FourMomentum boostToRestFrameOf(FourMomentum frame) {
        double mass = frame.mass();
        if (!(mass > 0 && frame.e > 0)) {
            throw new IllegalArgumentException("only a time-like vector has a rest frame, not " + frame);
        }
        double energy = dot(frame) / mass;
        double k = (e + energy) / (frame.e + mass);
        return new FourMomentum(px - k * frame.px, py - k * frame.py, pz - k * frame.pz, energy);
    }
}

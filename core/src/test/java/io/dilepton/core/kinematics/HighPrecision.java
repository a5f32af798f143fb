package io.dilepton.core.kinematics;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions and pair quantities to 80 digits, straight from their definitions: the oracle that doubles are held against. */
final class HighPrecision {

    private static final MathContext CONTEXT = new MathContext(80);
    private static final int HALVINGS = 12;

    private HighPrecision() {}

    /** √((E1+E2)² − (p1+p2)²) by four-vector addition, from the exact values of the doubles. */
    static double mass(
            double pt1, double eta1, double phi1, double m1, double pt2, double eta2, double phi2, double m2) {
        BigDecimal[] sum = sum(pt1, eta1, phi1, m1, pt2, eta2, phi2, m2);
        return sqrt(square(sum[3])
                        .subtract(square(sum[0]))
                        .subtract(square(sum[1]))
                        .subtract(square(sum[2])))
                .doubleValue();
    }

    /** Collins and Soper's formula for the first particle, term by term. */
    static double cosThetaStar(
            double pt1, double eta1, double phi1, double m1, double pt2, double eta2, double phi2, double m2) {
        BigDecimal[] p = vector(pt1, eta1, phi1, m1);
        BigDecimal[] q = vector(pt2, eta2, phi2, m2);
        BigDecimal[] sum = sum(pt1, eta1, phi1, m1, pt2, eta2, phi2, m2);
        BigDecimal pt2Sum = square(sum[0]).add(square(sum[1]));
        BigDecimal mass2 = square(sum[3]).subtract(pt2Sum).subtract(square(sum[2]));
        BigDecimal bracket =
                multiply(p[3].add(p[2]), q[3].subtract(q[2])).subtract(multiply(p[3].subtract(p[2]), q[3].add(q[2])));
        BigDecimal denominator = sqrt(multiply(mass2, mass2.add(pt2Sum)));
        return sum[2].signum() * bracket.divide(denominator, CONTEXT).doubleValue();
    }

    /** Sine of the opening angle: |p × q| / (|p|·|q|). */
    static double sineOfOpeningAngle(double eta1, double phi1, double eta2, double phi2) {
        BigDecimal[] p = vector(1, eta1, phi1, 0);
        BigDecimal[] q = vector(1, eta2, phi2, 0);
        BigDecimal cross = square(multiply(p[1], q[2]).subtract(multiply(p[2], q[1])))
                .add(square(multiply(p[2], q[0]).subtract(multiply(p[0], q[2]))))
                .add(square(multiply(p[0], q[1]).subtract(multiply(p[1], q[0]))));
        return sqrt(cross.divide(multiply(square(p[3]), square(q[3])), CONTEXT)).doubleValue();
    }

    static double pairPt(double pt1, double phi1, double pt2, double phi2) {
        BigDecimal[] sum = sum(pt1, 0, phi1, 0, pt2, 0, phi2, 0);
        return sqrt(square(sum[0]).add(square(sum[1]))).doubleValue();
    }

    private static BigDecimal[] sum(
            double pt1, double eta1, double phi1, double m1, double pt2, double eta2, double phi2, double m2) {
        BigDecimal[] p = vector(pt1, eta1, phi1, m1);
        BigDecimal[] q = vector(pt2, eta2, phi2, m2);
        return new BigDecimal[] {p[0].add(q[0]), p[1].add(q[1]), p[2].add(q[2]), p[3].add(q[3])};
    }

    private static BigDecimal[] vector(double pt, double eta, double phi, double mass) {
        BigDecimal transverse = new BigDecimal(pt);
        BigDecimal px = multiply(transverse, cos(new BigDecimal(phi)));
        BigDecimal py = multiply(transverse, sin(new BigDecimal(phi)));
        BigDecimal forward = exp(new BigDecimal(eta));
        BigDecimal backward = BigDecimal.ONE.divide(forward, CONTEXT);
        BigDecimal pz = multiply(transverse, forward.subtract(backward)).divide(BigDecimal.valueOf(2), CONTEXT);
        BigDecimal e = sqrt(square(transverse).add(square(pz)).add(square(new BigDecimal(mass))));
        return new BigDecimal[] {px, py, pz, e};
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal reduced = x.divide(BigDecimal.valueOf(1L << HALVINGS), CONTEXT);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; n < 60; n++) {
            term = multiply(term, reduced).divide(BigDecimal.valueOf(n), CONTEXT);
            sum = sum.add(term, CONTEXT);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = square(sum);
        }
        return sum;
    }

    static BigDecimal sin(BigDecimal x) {
        return series(x, x, 1);
    }

    static BigDecimal cos(BigDecimal x) {
        return series(x, BigDecimal.ONE, 0);
    }

    private static BigDecimal series(BigDecimal x, BigDecimal first, int order) {
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = order; n < 100; n += 2) {
            term = multiply(multiply(term, x), x)
                    .divide(BigDecimal.valueOf((n + 1L) * (n + 2L)), CONTEXT)
                    .negate();
            sum = sum.add(term, CONTEXT);
        }
        return sum;
    }

    private static BigDecimal sqrt(BigDecimal x) {
        return x.signum() <= 0 ? BigDecimal.ZERO : x.sqrt(CONTEXT);
    }

    private static BigDecimal square(BigDecimal x) {
        return x.multiply(x, CONTEXT);
    }

    private static BigDecimal multiply(BigDecimal x, BigDecimal y) {
        return x.multiply(y, CONTEXT);
    }
}

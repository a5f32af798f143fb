package io.dilepton.generator.quality;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what no event may break: finite numbers, azimuths in [-π, π), charges of ±1 (and opposite where the acceptance says so), E² − p² = m² with the mass of the
 * lepton's flavour, and the acceptance. Not safe for several threads.
 */
final class ConstraintCheck {

    static final String ACCEPTANCE = "acceptance";
    static final String AZIMUTH = "azimuth";
    static final String CHARGE = "charge";
    static final String FINITE = "finite";
    static final String MASS_SHELL = "massShell";

    /** All kinds. */
    static final List<String> KINDS = List.of(ACCEPTANCE, AZIMUTH, CHARGE, FINITE, MASS_SHELL);

    /** E² − p² − m² over E²: some roundings of float64; and the mass may be a float32. */
    private static final double TOLERANCE = 1e-12;

    private static final double MASS_TOLERANCE = 1e-6;

    private final Acceptance acceptance;
    private final Map<String, Long> counts = new TreeMap<>();
    private long events;

    ConstraintCheck(Acceptance acceptance) {
        this.acceptance = acceptance;
        KINDS.forEach(kind -> counts.put(kind, 0L));
    }

    void add(CollisionEvent event) {
        events++;
        add(event.first());
        add(event.second());
        if (acceptance.oppositeSign() && event.first().charge() * event.second().charge() >= 0) {
            count(CHARGE);
        }
        MissingPt missing = event.missingPt();
        if (missing != null) {
            require(Double.isFinite(missing.pt()), FINITE);
            require(isAzimuth(missing.phi()), AZIMUTH);
        }
        event.jets().forEach(jet -> {
            require(Double.isFinite(jet.pt()) && Double.isFinite(jet.eta()), FINITE);
            require(isAzimuth(jet.phi()), AZIMUTH);
        });
        require(acceptance.contains(event), ACCEPTANCE);
    }

    private void add(Lepton lepton) {
        require(Double.isFinite(lepton.pt()) && Double.isFinite(lepton.eta()), FINITE);
        require(isAzimuth(lepton.phi()), AZIMUTH);
        require(Math.abs(lepton.charge()) == 1, CHARGE);
        FourMomentum momentum = FourMomentum.ofPtEtaPhiMass(lepton.pt(), lepton.eta(), lepton.phi(), lepton.mass());
        double mass = lepton.flavour().mass();
        double excess = momentum.dot(momentum) - lepton.mass() * lepton.mass();
        boolean closed = Math.abs(excess) <= TOLERANCE * momentum.e() * momentum.e();
        require(closed && Math.abs(lepton.mass() - mass) <= MASS_TOLERANCE * mass, MASS_SHELL);
    }

    private static boolean isAzimuth(double phi) {
        return phi >= -Math.PI && phi < Math.PI;
    }

    private void require(boolean condition, String kind) {
        if (!condition) {
            count(kind);
        }
    }

    private void count(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    ConstraintViolations violations() {
        return new ConstraintViolations(events, counts);
    }
}

package io.dilepton.trainer.augmentation;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Labelling;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Labelled pairs of leptons as coordinates that can be averaged and smeared: ln(pt1/GeV), η1, φ1, ln(pt2/GeV), η2, φ2 − φ1 in [0, 2π), then the two
 * charges. The logarithms are those of the published preprocessing; the angle between the leptons is cut where pairs are rare, at 0, and not at π, where most of
 * them are.
 */
public final class PairSample {

    /** Coordinates that are continuous, the first ones. */
    static final int CONTINUOUS = 6;

    /** All coordinates. */
    static final int WIDTH = 8;

    static final int PHI = 2;
    static final int DELTA_PHI = 5;
    static final int CHARGE1 = 6;
    static final int CHARGE2 = 7;

    private static final Instant TIME = Instant.EPOCH;
    private static final double LARGEST_LOG_PT = 12;

    private final double[] values;
    private final boolean[] labels;

    /**
     * Makes a sample.
     *
     * @param values row-major [rows, {@value #WIDTH}]; given away
     * @param labels true for signal; given away
     */
    PairSample(double[] values, boolean[] labels) {
        if (values.length != labels.length * WIDTH) {
            throw new IllegalArgumentException(values.length + " values for " + labels.length + " pairs");
        }
        this.values = values;
        this.labels = labels;
    }

    /**
     * Takes the pairs of events.
     *
     * @param events events whose label is known
     * @param labelling tells whether an event is signal
     * @return one pair per event, in their order
     */
    public static PairSample of(List<CollisionEvent> events, Labelling labelling) {
        double[] values = new double[events.size() * WIDTH];
        boolean[] labels = new boolean[events.size()];
        for (int row = 0; row < labels.length; row++) {
            Lepton one = events.get(row).first();
            Lepton two = events.get(row).second();
            double[] pair = {
                Math.log(one.pt()),
                one.eta(),
                one.phi(),
                Math.log(two.pt()),
                two.eta(),
                Periodic.positive(two.phi() - one.phi()),
                one.charge(),
                two.charge()
            };
            System.arraycopy(pair, 0, values, row * WIDTH, WIDTH);
            labels[row] = labelling.isSignal(events.get(row));
        }
        return new PairSample(values, labels);
    }

    /**
     * Returns the number of pairs.
     *
     * @return number of rows
     */
    public int rows() {
        return labels.length;
    }

    double at(int row, int column) {
        return values[row * WIDTH + column];
    }

    boolean label(int row) {
        return labels[row];
    }

    /** A copy of a row. */
    double[] row(int row) {
        return Arrays.copyOfRange(values, row * WIDTH, (row + 1) * WIDTH);
    }

    /** A row as events have it: angles in their ranges, whatever was added to them. */
    private CollisionEvent event(int row) {
        double phi = Periodic.wrapped(at(row, PHI));
        double other = Periodic.wrapped(phi + at(row, DELTA_PHI));
        return CollisionEvent.ofPair(
                new EventId(0, 0, row + 1L),
                TIME,
                Origin.SIMULATION,
                null,
                lepton(row, 0, phi, CHARGE1),
                lepton(row, 3, other, CHARGE2),
                null);
    }

    private Lepton lepton(int row, int first, double phi, int charge) {
        double logPt = Math.max(-LARGEST_LOG_PT, Math.min(LARGEST_LOG_PT, at(row, first)));
        LeptonFlavour flavour = LeptonFlavour.ELECTRON;
        return new Lepton(
                flavour, (int) Math.signum(at(row, charge)), Math.exp(logPt), at(row, first + 1), phi, flavour.mass());
    }

    /**
     * Computes the features of the pairs, as of any event. All leptons count as electrons: no feature may tell.
     *
     * @param features a feature set that applies to pairs of one flavour and does not look at it
     * @return one row per pair, with its label
     */
    public FeatureMatrix features(FeatureSet features) {
        FeatureMatrix.Builder builder = new FeatureMatrix.Builder(features.size());
        float[] row = new float[features.size()];
        for (int i = 0; i < rows(); i++) {
            features.extract(event(i), row, 0);
            builder.add(row, labels[i], Double.NaN);
        }
        return builder.build();
    }

    /** The coordinates as a matrix for trees. */
    FeatureMatrix coordinates() {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < narrowed.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return new FeatureMatrix(WIDTH, narrowed, labels.clone());
    }

    /**
     * Returns the first pairs.
     *
     * @param count number of pairs, at most all
     * @return a copy
     */
    public PairSample first(int count) {
        return new PairSample(Arrays.copyOf(values, count * WIDTH), Arrays.copyOf(labels, count));
    }

    /**
     * Puts other pairs behind these.
     *
     * @param others other pairs
     * @return both
     */
    public PairSample with(PairSample others) {
        double[] all = Arrays.copyOf(values, values.length + others.values.length);
        System.arraycopy(others.values, 0, all, values.length, others.values.length);
        boolean[] both = Arrays.copyOf(labels, labels.length + others.labels.length);
        System.arraycopy(others.labels, 0, both, labels.length, others.labels.length);
        return new PairSample(all, both);
    }

    /** Pairs that grow one by one. */
    static final class Builder {

        private final double[] values;
        private final boolean[] labels;
        private int rows;

        Builder(int most) {
            values = new double[most * WIDTH];
            labels = new boolean[most];
        }

        void add(double[] row, boolean label) {
            System.arraycopy(row, 0, values, rows * WIDTH, WIDTH);
            labels[rows] = label;
            rows++;
        }

        int rows() {
            return rows;
        }

        PairSample build() {
            return new PairSample(Arrays.copyOf(values, rows * WIDTH), Arrays.copyOf(labels, rows));
        }
    }
}

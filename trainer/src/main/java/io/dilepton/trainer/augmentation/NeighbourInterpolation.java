package io.dilepton.trainer.augmentation;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.neighbour.NeighboursQuery;
import org.tribuo.math.neighbour.kdtree.KDTreeFactory;

/**
 * A pair between a pair and one of its nearest neighbours (as SMOTE, Chawla et al., doi:10.1613/jair.953, but whatever the neighbour's class), λ uniform.
 * Distances are of standardised coordinates, and do not see that φ1 goes round.
 *
 * @param neighbours number of neighbours to choose from, at least 1
 */
public record NeighbourInterpolation(int neighbours) implements Augmenter {

    /** Checks the range. */
    public NeighbourInterpolation {
        if (neighbours < 1) {
            throw new IllegalArgumentException("at least 1 neighbour is needed, not " + neighbours);
        }
    }

    @Override
    public String name() {
        return "k nearest neighbours";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        SGDVector[] points = points(training);
        NeighboursQuery tree = new KDTreeFactory(DistanceType.L2.getDistance(), 1).createNeighboursQuery(points);
        int[][] known = new int[training.rows()][];
        PairSample.Builder made = new PairSample.Builder(count);
        for (int i = 0; i < count; i++) {
            int row = random.nextInt(training.rows());
            int[] near = known[row];
            if (near == null) {
                near = others(row, tree.query(points[row], neighbours + 1));
                known[row] = near;
            }
            int other = near.length == 0 ? row : near[random.nextInt(near.length)];
            Interpolation.add(made, training, row, other, random.nextDouble(), random);
        }
        return made.build();
    }

    private static int[] others(int row, List<Pair<Integer, Double>> near) {
        return near.stream().mapToInt(Pair::getA).filter(other -> other != row).toArray();
    }

    private static SGDVector[] points(PairSample training) {
        Scale scale = Scale.of(training);
        SGDVector[] points = new SGDVector[training.rows()];
        for (int row = 0; row < points.length; row++) {
            points[row] = DenseVector.createDenseVector(scale.standardised(training, row));
        }
        return points;
    }
}

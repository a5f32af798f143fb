package io.dilepton.generator.quality;

import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import io.dilepton.generator.quality.statistics.Auc;
import io.dilepton.generator.quality.statistics.Correlations;
import io.dilepton.generator.quality.statistics.FrechetDistance;
import io.dilepton.generator.quality.statistics.KernelDistance;
import io.dilepton.generator.quality.statistics.NearestNeighbours;
import io.dilepton.generator.quality.statistics.Rows;
import io.dilepton.generator.quality.statistics.TwoSampleTest;
import io.dilepton.generator.quality.statistics.Wasserstein;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of one report, from rows of observables. */
final class Comparison {

    private static final double NORMAL_95 = 1.96;
    private static final int WINDOWS = 4;
    private static final int LEAST_IN_WINDOW = 50;

    /** Distance below which two events are the same, in standard deviations. */
    private static final double SAME = 1e-6;

    private final ObservableSet observables;
    private final Rowset generated;
    private final Rowset reference;
    private final double[][] training;
    private final QualityPlan plan;
    private final List<Split> splits;
    private final double[] scales;

    Comparison(
            ObservableSet observables,
            double[][] generated,
            double[][] reference,
            double[][] training,
            QualityPlan plan) {
        int width = observables.observables().size();
        this.observables = observables;
        this.generated = Rowset.of(generated, width);
        this.reference = Rowset.of(reference, width);
        this.training = training;
        this.plan = plan;
        splits = Split.of(generated, reference, plan);
        scales = IntStream.range(0, width)
                .mapToDouble(column -> Rows.scale(reference, column))
                .toArray();
    }

    int sampleSize() {
        return splits.get(0).half().size();
    }

    List<FeatureQuality> features() {
        return IntStream.range(0, scales.length).mapToObj(this::feature).toList();
    }

    private FeatureQuality feature(int column) {
        double[] made = generated.sorted(column);
        double[] real = reference.sorted(column);
        double magnitude = Arrays.stream(real).map(Math::abs).average().orElseThrow();
        double unit = magnitude > 0 ? magnitude : 1;
        Figure w1 = figure((a, b) -> w1(a, b, column, scales[column]));
        Floor means = floor((a, b) -> Math.abs(Rows.mean(a.sorted(column)) - Rows.mean(b.sorted(column))) / unit);
        return new FeatureQuality(
                observables.observables().get(column),
                w1.value(),
                w1.floor(),
                (Rows.mean(made) - Rows.mean(real)) / unit,
                means.times(sizeFactor()),
                FeatureShape.of(made, real));
    }

    private static double w1(Rowset first, Rowset second, int column, double scale) {
        return Wasserstein.distance(first.sorted(column), second.sorted(column)) / scale;
    }

    MatrixQuality pearson() {
        return matrix(Correlations::pearson);
    }

    MatrixQuality spearman() {
        return matrix(Correlations::spearman);
    }

    private MatrixQuality matrix(UnaryOperator<double[][]> coefficients) {
        double[][] made = coefficients.apply(generated.rows());
        double[][] real = coefficients.apply(reference.rows());
        Floor floor = floor(
                (a, b) -> Correlations.largestDifference(coefficients.apply(a.rows()), coefficients.apply(b.rows())));
        double difference = Correlations.largestDifference(made, real);
        return MatrixQuality.of(made, real, new Figure(difference, floor.times(sizeFactor())));
    }

    TwoSampleQuality twoSample() {
        double[] values = new double[splits.size()];
        double[] floors = new double[splits.size()];
        double error = 0;
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            Auc auc = TwoSampleTest.of(split.generated().rows(), split.half().rows(), plan.classifier(i));
            Auc floor = TwoSampleTest.of(split.otherHalf().rows(), split.half().rows(), plan.classifier(i));
            values[i] = auc.value();
            floors[i] = floor.value();
            error = Math.max(error, auc.error());
        }
        double value = Rows.mean(values);
        return new TwoSampleQuality(
                value,
                Math.max(0, value - NORMAL_95 * error),
                Math.min(1, value + NORMAL_95 * error),
                Floor.of(floors));
    }

    Figure frechet() {
        return figure((a, b) ->
                FrechetDistance.extrapolated(b.rows(), a.rows(), plan.seed()).value());
    }

    Figure kernel() {
        return figure(
                (a, b) -> KernelDistance.of(b.rows(), a.rows(), plan.seed()).value());
    }

    @Nullable
    MemorisationQuality memorisation() {
        if (training.length == 0) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(plan.seed());
        int asked = Math.min(plan.neighbours(), Math.min(generated.size(), reference.size()));
        double[] made = neighbours(Rows.shuffled(generated.rows(), random), asked);
        double[] real = neighbours(Rows.shuffled(reference.rows(), random), asked);
        double near = real[(int) (MemorisationQuality.NEAR_PERCENT / 100.0 * asked)];
        double median = real[asked / 2];
        return new MemorisationQuality(
                asked,
                training.length,
                share(made, SAME),
                share(made, near),
                median > 0 ? made[asked / 2] / median : Double.NaN);
    }

    private double[] neighbours(double[][] rows, int asked) {
        double[] distances = NearestNeighbours.distances(Arrays.copyOf(rows, asked), training, scales);
        Arrays.sort(distances);
        return distances;
    }

    private static double share(double[] distances, double below) {
        return Arrays.stream(distances).filter(distance -> distance < below).count() / (double) distances.length;
    }

    @Nullable
    ZPeakQuality zPeak() {
        if (observables != ObservableSets.Z_PAIR) {
            return null;
        }
        int mass = observables.column("pairMass");
        return PeakComparison.of(generated, reference, splits, mass, sizeFactor());
    }

    List<WindowQuality> windows() {
        int mass = observables.column("pairMass");
        double[] real = reference.sorted(mass);
        List<WindowQuality> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            double low = Math.floor(real[i * (real.length - 1) / WINDOWS]);
            double high = i == WINDOWS - 1
                    ? Math.ceil(Math.nextUp(real[real.length - 1]))
                    : Math.floor(real[(i + 1) * (real.length - 1) / WINDOWS]);
            if (high > low) {
                windows.add(window(mass, low, high));
            }
        }
        return windows;
    }

    private WindowQuality window(int mass, double low, double high) {
        Rowset inside = reference.between(mass, low, high);
        double[] local = IntStream.range(0, scales.length)
                .mapToDouble(column -> Rows.scale(inside.rows(), column))
                .toArray();
        Figure w1 = figure((a, b) -> windowW1(a.between(mass, low, high), b.between(mass, low, high), local));
        return new WindowQuality(
                low,
                high,
                (double) generated.between(mass, low, high).size() / generated.size(),
                (double) inside.size() / reference.size(),
                w1.value(),
                w1.floor());
    }

    private static double windowW1(Rowset first, Rowset second, double[] scales) {
        if (Math.min(first.size(), second.size()) < LEAST_IN_WINDOW) {
            return Double.NaN;
        }
        return IntStream.range(0, scales.length)
                .mapToDouble(column -> w1(first, second, column, scales[column]))
                .average()
                .orElseThrow();
    }

    /** Measures generated events against a half of the reference, and one half against the other; mean over the splits. */
    private Figure figure(ToDoubleBiFunction<Rowset, Rowset> distance) {
        double value = splits.stream()
                .mapToDouble(split -> distance.applyAsDouble(split.generated(), split.half()))
                .average()
                .orElseThrow();
        return new Figure(value, floor(distance));
    }

    private Floor floor(ToDoubleBiFunction<Rowset, Rowset> distance) {
        return Floor.of(splits.stream()
                .mapToDouble(split -> distance.applyAsDouble(split.otherHalf(), split.half()))
                .toArray());
    }

    /** Returns what the floor of a difference of two halves has to be multiplied by for the numbers of events at hand. */
    private double sizeFactor() {
        double atHand = 1.0 / generated.size() + 1.0 / reference.size();
        return Math.sqrt(atHand / (2.0 / sampleSize()));
    }
}

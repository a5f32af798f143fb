package io.dilepton.trainer;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Truth;
import io.dilepton.core.features.Feature;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.features.ZWindow;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Labelling;
import io.dilepton.trainer.dataset.Observables;
import io.dilepton.trainer.evaluation.ThresholdCriterion;
import io.dilepton.trainer.network.Encoding;
import io.dilepton.trainer.network.Preprocessing;
import io.dilepton.trainer.physics.HiggsDecay;
import io.dilepton.trainer.training.TrainingPlan;
import io.dilepton.trainer.trees.BoostingPlan;
import io.dilepton.trainer.trees.CrossFit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a model is trained for: its events, its label, how its threshold is chosen, and its default hyperparameters. */
public enum Task implements Labelling {

    /**
     * Z candidates: a same-flavour pair is signal when its mass lies in {@link ZWindow}. The label is made from the mass, so neither the
     * mass nor a function of it alone is a feature; the network has to find it in momenta and angles.
     */
    Z_CANDIDATE("z-candidate", FeatureSets.DILEPTON_V1, ThresholdCriterion.HIGHEST_F1) {
        @Override
        public boolean isSignal(CollisionEvent event) {
            return ZWindow.contains(event);
        }

        @Override
        public TrainingPlan defaultPlan(long seed) {
            return new TrainingPlan(List.of(256, 128, 64), 0.05, 60, 12, 256, 0.01, 1e-5, 0.99, 0.5, 1, seed);
        }

        @Override
        public BoostingPlan defaultTrees(long seed) {
            return new BoostingPlan(800, 8, 0.05, 0.8, 0.8, 1, 1, seed);
        }

        @Override
        public Preprocessing preprocessing(FeatureMatrix training) {
            return Preprocessing.standardising(training);
        }
    },

    /**
     * The decay channel of a Z boson: a pair is signal when it is two electrons, background when it is two muons. The label is the flavour,
     * which no feature sees.
     */
    DECAY_CHANNEL("decay-channel", FeatureSets.DECAY_CHANNEL_V1, ThresholdCriterion.EVEN_ODDS) {
        @Override
        public boolean isSignal(CollisionEvent event) {
            return event.first().flavour() == LeptonFlavour.ELECTRON;
        }

        @Override
        public TrainingPlan defaultPlan(long seed) {
            return new TrainingPlan(List.of(256, 128), 0.6, 40, 20, 256, 0.005, 1e-3, 0.99, 0, 5, seed)
                    .withFolds(5)
                    .withDistillation(0.8);
        }

        @Override
        public BoostingPlan defaultTrees(long seed) {
            return new BoostingPlan(500, 6, 0.03, 0.7, 0.5, 10, 5, seed);
        }

        @Override
        public Preprocessing preprocessing(FeatureMatrix training) {
            boolean[] charges = new boolean[training.width()];
            boolean[] encoded = new boolean[training.width()];
            List<Feature> columns = features().features();
            for (int i = 0; i < columns.size(); i++) {
                charges[i] = columns.get(i).name().startsWith("charge");
                encoded[i] = ENCODED.contains(columns.get(i).name());
            }
            Encoding encoding = Encoding.quantiles(training, encoded, BINS);
            return Preprocessing.encoding(training, encoding).leaving(charges).bounded(OUTLIER);
        }
    },

    /**
     * Higgs candidates: H → ττ in the lepton + hadronic tau channel, told by the truth of simulated events. Weights count in the significance
     * alone.
     */
    HIGGS("higgs", FeatureSets.HIGGS_V2, ThresholdCriterion.EVEN_ODDS) {
        @Override
        public boolean knows(CollisionEvent event) {
            return event.truth() != null;
        }

        @Override
        public boolean isSignal(CollisionEvent event) {
            Truth truth = event.truth();
            return truth != null && truth.signal();
        }

        @Override
        public double weight(CollisionEvent event) {
            Truth truth = event.truth();
            return truth == null ? Double.NaN : truth.weight();
        }

        @Override
        Observables observables() {
            return new HiggsDecay();
        }

        @Override
        public double mass(CollisionEvent event) {
            return event.mmcMass();
        }

        @Override
        public TrainingPlan defaultPlan(long seed) {
            return new TrainingPlan(List.of(128, 64), 0.4, 50, 15, 256, 0.005, 1e-4, 0.99, 0, 5, seed)
                    .withFolds(5)
                    .withDistillation(0.5);
        }

        @Override
        public BoostingPlan defaultTrees(long seed) {
            return new BoostingPlan(300, 6, 0.03, 0.7, 0.5, 10, 5, seed);
        }

        @Override
        public Preprocessing preprocessing(FeatureMatrix training) {
            List<String> units = features().features().stream()
                    .map(feature -> feature.unit())
                    .toList();
            boolean[] tailed = new boolean[units.size()];
            for (int i = 0; i < tailed.length; i++) {
                tailed[i] = units.get(i).equals("GeV");
            }
            return Preprocessing.filling(training, tailed);
        }
    };

    /** Seed that is used when none is given. */
    public static final long DEFAULT_SEED = 1;

    /** Standard deviations beyond which a value of the decay channel is an outlier. */
    private static final float OUTLIER = 3;

    /** Columns of the decay channel in which detector and selection leave edges. */
    private static final Set<String> ENCODED = Set.of(
            "logPt1",
            "logPt2",
            "logPtRatio",
            "logPtMin",
            "eta1",
            "eta2",
            "deltaEta",
            "azimuth1",
            "azimuth2",
            "deltaAzimuth",
            "absDeltaPhi",
            "logMass",
            "logPtPair");

    private static final int BINS = 32;

    private final String model;
    private final String featureSet;
    private final ThresholdCriterion criterion;

    Task(String model, String featureSet, ThresholdCriterion criterion) {
        this.model = model;
        this.featureSet = featureSet;
        this.criterion = criterion;
    }

    /**
     * Finds the task that a model was trained for.
     *
     * @param manifest manifest of the model
     * @return the task
     * @throws IllegalArgumentException when this version does not know it; the message lists those that it knows
     */
    public static Task of(ModelManifest manifest) {
        String name = manifest.training().task();
        return Arrays.stream(values())
                .filter(task -> task.model.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("model " + manifest.name() + " was trained for the task '"
                                + name + "', whose label is not known here; known: "
                                + Arrays.stream(values()).map(Task::model).collect(Collectors.joining(", "))));
    }

    /**
     * Finds a task by its name.
     *
     * @param model name of the task and its model
     * @return the task
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static Task named(String model) {
        return Arrays.stream(values())
                .filter(task -> task.model.equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task is named '" + model + "'; known: "
                        + Arrays.stream(values()).map(Task::model).collect(Collectors.joining(", "))));
    }

    /**
     * Returns the name of the task, which is that of its model.
     *
     * @return such as {@code z-candidate}
     */
    public String model() {
        return model;
    }

    /**
     * Returns the feature set.
     *
     * @return what makes the rows
     */
    public FeatureSet features() {
        return FeatureSets.named(featureSet);
    }

    /**
     * Returns how the decision threshold is chosen on the validation events.
     *
     * @return the criterion
     */
    public ThresholdCriterion criterion() {
        return criterion;
    }

    /**
     * Returns the mass whose spectrum is looked at: here, that of the two leptons.
     *
     * @param event event whose label is known
     * @return mass, GeV; NaN where the event has none
     */
    @Override
    public double mass(CollisionEvent event) {
        return PairMass.of(event.first(), event.second());
    }

    /**
     * Begins the data set of this task.
     *
     * @return builder to add events to
     */
    public EventDataset.Builder dataset() {
        return EventDataset.builder(features(), this, observables());
    }

    /**
     * Returns the default hyperparameters.
     *
     * @param seed seed of everything random
     * @return plan of the network
     */
    public abstract TrainingPlan defaultPlan(long seed);

    /**
     * Sets what a network aims at: labels mixed with the probabilities of boosted trees of {@link #defaultTrees}, each row's by trees that did not see it. Where
     * members leave folds out, the trees have seen those folds: held-out rows alone say what such a network is worth.
     *
     * @param rows rows that weights will be fitted on
     * @param plan plan of the network
     * @return the rows with their targets; the rows themselves where the plan has no distillation
     * @throws io.dilepton.trainer.trees.BoostingException when the trees' library refuses, or does not load on this platform
     */
    public FeatureMatrix taught(FeatureMatrix rows, TrainingPlan plan) {
        double share = plan.fit().distillation();
        if (share == 0) {
            return rows;
        }
        double[] targets = CrossFit.probabilities(rows, defaultTrees(plan.seed()));
        for (int row = 0; row < targets.length; row++) {
            targets[row] = share * targets[row] + (1 - share) * rows.target(row);
        }
        return rows.withTargets(targets);
    }

    /** Columns that the physics terms of a loss are made of; none, where nothing else is said. */
    Observables observables() {
        return Observables.NONE;
    }

    /**
     * Returns the default hyperparameters of boosted trees, chosen by cross-validation on rows that are not held out.
     *
     * @param seed seed of everything random
     * @return plan of the trees
     */
    public abstract BoostingPlan defaultTrees(long seed);

    /**
     * Measures what happens to a row before the first layer.
     *
     * @param training rows that weights will be fitted on
     * @return the preprocessing
     */
    public abstract Preprocessing preprocessing(FeatureMatrix training);
}

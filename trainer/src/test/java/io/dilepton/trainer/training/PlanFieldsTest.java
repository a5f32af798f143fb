package io.dilepton.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.physics.PhysicsForm;
import io.dilepton.trainer.physics.PhysicsPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanFieldsTest {

    private static final TrainingPlan PLAN =
            new TrainingPlan(List.of(32, 16), 0.05, 40, 5, 128, 0.01, 1e-5, 0.9, 0.5, 1, 3);

    private static TrainingPlan set(Map<String, ?> fields) {
        return PlanFields.set(PLAN, fields);
    }

    @Test
    void shouldLeaveThePlanAloneWhenNothingIsGiven() {
        assertThat(set(Map.of())).isEqualTo(PLAN);
    }

    @Test
    void shouldSetWhatIsGivenWhenTheNamesAreKnown() {
        TrainingPlan plan = set(Map.of(
                "hidden",
                List.of(100, 50),
                "batch",
                32,
                "learningRate",
                "1e-3",
                "seed",
                9L,
                "activation",
                "tanh",
                "batchNormalisation",
                false,
                "optimiser",
                "sgd",
                "momentum",
                0.8,
                "schedule",
                "invscaling",
                "power",
                0.3));
        assertThat(plan.hidden()).containsExactly(100, 50);
        assertThat(plan.batch()).isEqualTo(32);
        assertThat(plan.learningRate()).isEqualTo(0.001);
        assertThat(plan.seed()).isEqualTo(9);
        assertThat(plan.epochs()).isEqualTo(40);
        assertThat(plan.fit().style().activation()).isEqualTo(Activation.TANH);
        assertThat(plan.fit().style().normalised()).isFalse();
        assertThat(plan.fit().descent()).isEqualTo(new Descent.Sgd(0.8, true));
        assertThat(plan.fit().schedule()).isEqualTo(new RateSchedule.InverseScaling(0.3));
        assertThat(plan.fit().balanced()).isTrue();
        assertThat(plan.fit().stopping()).isEqualTo(Stopping.DEFAULT);
        assertThat(set(Map.of("watched", "accuracy", "tolerance", "1e-4")).fit().stopping())
                .isEqualTo(new Stopping(Stopping.Watched.ACCURACY, 1e-4));
    }

    @Test
    void shouldSetPhysicsTermsByFormAndWeight() {
        assertThat(set(Map.of("physics", "differentiable")).physics())
                .isEqualTo(PhysicsPlan.published(PhysicsForm.DIFFERENTIABLE));
        TrainingPlan weighed = set(Map.of("physics", "differentiable", "lambdaDecorrelation", 0.05));
        assertThat(weighed.physics()).isEqualTo(new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 0, 0, 0, 0, 0, 0.05));
        assertThat(PlanFields.set(weighed, Map.of("lambdaAngle", 0.5)).physics())
                .isEqualTo(new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 0, 0.5, 0, 0, 0, 0.05));
        assertThat(PlanFields.set(weighed, Map.of("dropout", 0.5)).physics()).isEqualTo(weighed.physics());
        assertThat(PlanFields.set(weighed, Map.of("physics", "none")).physics()).isEqualTo(PhysicsPlan.NONE);
        assertThat(PlanFields.names()).containsAll(weighed.hyperparameters().keySet());
        assertThatThrownBy(() -> set(Map.of("lambdaMass", 0.1)))
                .hasMessage("weights of physics terms need a form: literal or differentiable");
    }

    @Test
    void shouldTakeWhatTheManifestRecordsAndTheSeedForItsNames() {
        assertThat(PlanFields.names())
                .containsAll(PLAN.hyperparameters().keySet())
                .contains("seed");
    }

    @Test
    void shouldSayWhatWasMeantWhenAKeyIsUnknown() {
        assertThatThrownBy(() -> set(Map.of("learning_rate", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown key 'learning_rate'");
        assertThatThrownBy(() -> set(Map.of("learningrate", 0.1)))
                .hasMessage("unknown key 'learningrate': did you mean 'learningRate'?");
        assertThatThrownBy(() -> set(Map.of("zebra", 0.1))).hasMessageContaining("known: activation, averaging");
    }

    @Test
    void shouldRefuseWhenAValueDoesNotFit() {
        assertThatThrownBy(() -> set(Map.of("batch", 1.5))).hasMessage("batch needs a whole number, not '1.5'");
        assertThatThrownBy(() -> set(Map.of("dropout", "much"))).hasMessage("dropout needs a number, not 'much'");
        assertThatThrownBy(() -> set(Map.of("balanced", "yes"))).hasMessage("balanced needs true or false, not 'yes'");
        assertThatThrownBy(() -> set(Map.of("distillation", 1.5)))
                .hasMessage("distillation must lie in [0, 1], not 1.5");
        assertThatThrownBy(() -> set(Map.of("hidden", 64))).hasMessageContaining("such as [128, 64]");
        assertThatThrownBy(() -> set(Map.of("activation", "swish")))
                .hasMessage("activation needs one of relu, tanh, logistic, not 'swish'");
        assertThatThrownBy(() -> set(Map.of("momentum", 0.9))).hasMessage("momentum is an option of sgd, not of adam");
        assertThatThrownBy(() -> set(Map.of("optimiser", "sgd", "beta1", 0.9)))
                .hasMessage("beta1 is an option of adam, not of sgd");
        assertThatThrownBy(() -> set(Map.of("power", 0.9)))
                .hasMessage("power is an option of the schedule invscaling, not of cosine");
        assertThatThrownBy(() -> set(Map.of("schedule", "linear"))).hasMessageContaining("not 'linear'");
        assertThatThrownBy(() -> set(Map.of("optimiser", "sgd", "momentum", 1.5)))
                .hasMessage("momentum must lie in [0, 1), not 1.5");
    }
}

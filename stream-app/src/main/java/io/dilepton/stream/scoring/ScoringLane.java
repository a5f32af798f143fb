package io.dilepton.stream.scoring;

import io.dilepton.stream.flow.Lane;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lane with the models that serve it. The suppliers may give another model at any time, and are asked often.
 *
 * @param lane which events, which topic
 * @param champion the model whose scores count; gives null as long as none is promoted
 * @param challenger the model that scores the same events in the shadow; gives null where there is none
 */
public record ScoringLane(
        Lane lane,
        Supplier<? extends @Nullable ServedModel> champion,
        Supplier<? extends @Nullable ServedModel> challenger) {}

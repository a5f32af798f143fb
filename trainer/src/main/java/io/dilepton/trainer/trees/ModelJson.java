package io.dilepton.trainer.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads trees out of the library's JSON model, which is documented to stay readable by later versions. Numbers there have as many digits as
 * it takes to get the same float32 back.
 */
final class ModelJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelJson() {}

    static List<DecisionTree> trees(byte[] model) {
        try {
            JsonNode booster = JSON.readTree(model).at("/learner/gradient_booster/model");
            List<DecisionTree> trees = new ArrayList<>();
            for (JsonNode tree : booster.path("trees")) {
                trees.add(tree(tree));
            }
            if (trees.isEmpty()) {
                throw new IllegalStateException("the library's model holds no trees where this version looks for them");
            }
            return List.copyOf(trees);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's model is not JSON", e);
        }
    }

    private static DecisionTree tree(JsonNode tree) {
        int[] defaults = ints(tree.path("default_left"));
        boolean[] missingLeft = new boolean[defaults.length];
        for (int i = 0; i < missingLeft.length; i++) {
            missingLeft[i] = defaults[i] != 0;
        }
        return new DecisionTree(
                ints(tree.path("left_children")),
                ints(tree.path("right_children")),
                ints(tree.path("split_indices")),
                floats(tree.path("split_conditions")),
                missingLeft);
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}

package io.dilepton.cli.monitoring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes one panel of a Grafana dashboard. */
final class Panel {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOURCE = "${datasource}";

    final int width;
    final int height;
    private final ObjectNode json = JSON.createObjectNode();
    private final ArrayNode targets = JSON.createArrayNode();
    private final ObjectNode defaults = JSON.createObjectNode();
    private final ArrayNode overrides = JSON.createArrayNode();
    private final String format;

    private Panel(String type, String title, String description, String unit, int width, int height, String format) {
        this.width = width;
        this.height = height;
        this.format = format;
        json.put("type", type).put("title", title).put("description", description);
        json.set("datasource", source());
        defaults.put("unit", unit);
    }

    /** A line for each series over time. */
    static Panel lines(String title, String description, String unit, int width) {
        Panel panel = new Panel("timeseries", title, description, unit, width, 8, "time_series");
        panel.defaults.putObject("color").put("mode", "palette-classic");
        ObjectNode custom = panel.defaults.putObject("custom");
        custom.put("drawStyle", "line").put("lineWidth", 1).put("fillOpacity", 10);
        custom.put("showPoints", "never").put("spanNulls", false).put("axisPlacement", "auto");
        custom.putObject("thresholdsStyle").put("mode", "off");
        ObjectNode options = panel.json.putObject("options");
        options.putObject("legend")
                .put("displayMode", "list")
                .put("placement", "bottom")
                .put("showLegend", true)
                .putArray("calcs");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        return panel.steps("green");
    }

    /** The last value, large. */
    static Panel number(String title, String description, String unit, int width) {
        Panel panel = new Panel("stat", title, description, unit, width, 4, "time_series");
        panel.defaults.putObject("color").put("mode", "thresholds");
        ObjectNode options = panel.json.putObject("options");
        options.put("colorMode", "value").put("graphMode", "area").put("justifyMode", "auto");
        options.put("orientation", "auto").put("textMode", "auto").put("wideLayout", true);
        options.put("percentChangeColorMode", "standard").put("showPercentChange", false);
        ObjectNode reduce = options.putObject("reduceOptions");
        reduce.put("values", false).put("fields", "").putArray("calcs").add("lastNotNull");
        return panel.steps("green");
    }

    /** A bar for the last value of each series. */
    static Panel bars(String title, String description, String unit, int width) {
        Panel panel = new Panel("bargauge", title, description, unit, width, 8, "time_series");
        panel.defaults.putObject("color").put("mode", "thresholds");
        panel.defaults.put("min", 0);
        ObjectNode options = panel.json.putObject("options");
        options.put("displayMode", "basic").put("orientation", "horizontal").put("valueMode", "color");
        options.put("namePlacement", "left").put("showUnfilled", true).put("sizing", "auto");
        options.put("minVizWidth", 8).put("minVizHeight", 16).put("maxVizHeight", 300);
        options.putObject("legend")
                .put("displayMode", "list")
                .put("placement", "bottom")
                .put("showLegend", false)
                .putArray("calcs");
        ObjectNode reduce = options.putObject("reduceOptions");
        reduce.put("values", false).put("fields", "").putArray("calcs").add("lastNotNull");
        return panel.steps("green");
    }

    /** A distribution over time: one column of cells for each moment. The unit is that of the axis. */
    static Panel heat(String title, String description, String unit, int width) {
        Panel panel = new Panel("heatmap", title, description, "short", width, 9, "heatmap");
        ObjectNode custom = panel.defaults.putObject("custom");
        custom.putObject("hideFrom").put("legend", false).put("tooltip", false).put("viz", false);
        custom.putObject("scaleDistribution").put("type", "linear");
        ObjectNode options = panel.json.putObject("options");
        options.put("calculate", false).put("cellGap", 1).put("showValue", "never");
        options.putObject("color")
                .put("mode", "scheme")
                .put("scheme", "Viridis")
                .put("steps", 64)
                .put("reverse", false)
                .put("exponent", 0.5)
                .put("fill", "dark-orange");
        options.putObject("exemplars").put("color", "rgba(255,0,255,0.7)");
        options.putObject("filterValues").put("le", 1e-9);
        options.putObject("legend").put("show", true);
        options.putObject("rowsFrame").put("layout", "auto");
        options.putObject("tooltip")
                .put("mode", "single")
                .put("yHistogram", true)
                .put("showColorScale", true);
        options.putObject("yAxis")
                .put("axisPlacement", "left")
                .put("reverse", false)
                .put("unit", unit);
        return panel;
    }

    /** Asks for series; the legend may have {@code {{label}}}s. */
    Panel query(String expression, String legend) {
        ObjectNode target = targets.addObject();
        target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
        target.set("datasource", source());
        target.put("editorMode", "code").put("expr", expression).put("legendFormat", legend);
        target.put("range", true).put("instant", false).put("format", format);
        return this;
    }

    /** Colours values: the first colour from the bottom, then pairs of a value and the colour from there on. */
    Panel steps(String first, Object... further) {
        ObjectNode thresholds = defaults.putObject("thresholds").put("mode", "absolute");
        ArrayNode steps = thresholds.putArray("steps");
        steps.addObject().put("color", first).putNull("value");
        for (int i = 0; i < further.length; i += 2) {
            steps.addObject()
                    .put("color", String.valueOf(further[i + 1]))
                    .put("value", ((Number) further[i]).doubleValue());
        }
        return this;
    }

    /** Draws the thresholds into a graph, as lines or areas. */
    Panel drawn(String mode) {
        defaults.withObject("/custom/thresholdsStyle").put("mode", mode);
        return this;
    }

    Panel between(double least, double most) {
        defaults.put("min", least).put("max", most);
        return this;
    }

    Panel decimals(int digits) {
        defaults.put("decimals", digits);
        return this;
    }

    /** Fills between two series, whose own lines go: the band of a value with its error. */
    Panel band(String upper, String lower, String colour) {
        override(upper, colour).addObject().put("id", "custom.fillBelowTo").put("value", lower);
        override(lower, colour).addObject().put("id", "custom.fillOpacity").put("value", 0);
        return this;
    }

    private ArrayNode override(String series, String colour) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", "byName").put("options", series);
        ArrayNode properties = override.putArray("properties");
        properties.addObject().put("id", "custom.lineWidth").put("value", 0);
        ObjectNode fixed = properties.addObject().put("id", "color").putObject("value");
        fixed.put("mode", "fixed").put("fixedColor", colour);
        return properties;
    }

    ObjectNode at(int id, int x, int y, int height) {
        ObjectNode placed = JSON.createObjectNode().put("id", id);
        placed.setAll(json);
        placed.putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
        placed.set("targets", targets);
        ObjectNode fields = placed.putObject("fieldConfig");
        fields.set("defaults", defaults);
        fields.set("overrides", overrides);
        return placed;
    }

    static ObjectNode source() {
        return JSON.createObjectNode().put("type", "prometheus").put("uid", SOURCE);
    }
}

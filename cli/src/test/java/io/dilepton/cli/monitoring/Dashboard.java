package io.dilepton.cli.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Lays panels out, left to right and top to bottom on Grafana's grid of 24 columns, and writes a dashboard. */
final class Dashboard {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int COLUMNS = 24;
    /** The schema of Grafana 10 and newer; older ones are migrated when they are loaded. */
    private static final int SCHEMA = 39;

    final String name;
    final String folder;
    private final ObjectNode json = JSON.createObjectNode();
    private final ArrayNode variables = JSON.createArrayNode();
    private final ArrayNode panels = JSON.createArrayNode();
    private final List<Panel> line = new ArrayList<>();
    private int y;

    Dashboard(String folder, String name, String title, String description) {
        this.name = name;
        this.folder = folder;
        json.put("uid", "dilepton-" + name).put("title", title).put("description", description);
        json.putArray("tags").add("dilepton");
        ObjectNode source = variables.addObject();
        source.put("name", "datasource")
                .put("label", "Data source")
                .put("type", "datasource")
                .put("query", "prometheus");
        source.put("hide", 0)
                .put("multi", false)
                .put("includeAll", false)
                .put("refresh", 1)
                .put("regex", "");
    }

    /** Lets the reader choose values of a label. */
    Dashboard variable(String label, String title, String metric) {
        ObjectNode variable = variables.addObject();
        variable.put("name", label).put("label", title).put("type", "query");
        variable.set("datasource", Panel.source());
        String query = "label_values(" + metric + ", " + label + ")";
        variable.putObject("query").put("query", query).put("refId", "Variable-" + label);
        variable.put("hide", 0).put("multi", true).put("includeAll", true).put("allValue", ".*");
        variable.put("refresh", 2).put("regex", "").put("sort", 1);
        ObjectNode all = variable.putObject("current").put("selected", true);
        all.putArray("text").add("All");
        all.putArray("value").add("$__all");
        return this;
    }

    /** Begins a part with a heading. */
    Dashboard row(String title) {
        wrap();
        ObjectNode row = panels.addObject();
        row.put("id", panels.size()).put("type", "row").put("title", title).put("collapsed", false);
        row.putObject("gridPos").put("h", 1).put("w", COLUMNS).put("x", 0).put("y", y);
        row.putArray("panels");
        y++;
        return this;
    }

    Dashboard add(Panel panel) {
        if (line.stream().mapToInt(placed -> placed.width).sum() + panel.width > COLUMNS) {
            wrap();
        }
        line.add(panel);
        return this;
    }

    /** Panels side by side are as tall as the tallest of them. */
    private void wrap() {
        int x = 0;
        int height = line.stream().mapToInt(panel -> panel.height).max().orElse(0);
        for (Panel panel : line) {
            panels.add(panel.at(panels.size() + 1, x, y, height));
            x += panel.width;
        }
        y += height;
        line.clear();
    }

    /** Returns the JSON text. */
    String text() {
        wrap();
        json.put("editable", true)
                .put("graphTooltip", 1)
                .put("schemaVersion", SCHEMA)
                .put("version", 1);
        json.put("refresh", "10s").put("timezone", "browser").put("fiscalYearStartMonth", 0);
        json.putObject("time").put("from", "now-30m").put("to", "now");
        json.putObject("timepicker");
        json.putObject("annotations").set("list", annotations());
        json.putObject("templating").set("list", variables);
        json.set("links", links());
        json.set("panels", panels);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Marks the moments at which another model began to serve. */
    private static ArrayNode annotations() {
        ArrayNode list = JSON.createArrayNode();
        ObjectNode swaps = list.addObject();
        swaps.put("name", "Model swaps").put("enable", true).put("hide", false).put("iconColor", "purple");
        swaps.set("datasource", Panel.source());
        ObjectNode target = swaps.putObject("target").put("refId", "Swaps");
        target.set("datasource", Panel.source());
        target.put("editorMode", "code").put("expr", "changes(dilepton_model_version[1m]) > 0");
        target.put("legendFormat", "{{model}}@{{alias}}").put("range", true).put("instant", false);
        target.put("format", "time_series");
        return list;
    }

    private static ArrayNode links() {
        ArrayNode links = JSON.createArrayNode();
        ObjectNode others = links.addObject();
        others.put("title", "Dilepton")
                .put("type", "dashboards")
                .put("icon", "external link")
                .put("tooltip", "");
        others.putArray("tags").add("dilepton");
        others.put("asDropdown", true)
                .put("includeVars", false)
                .put("keepTime", true)
                .put("targetBlank", false);
        return links;
    }
}

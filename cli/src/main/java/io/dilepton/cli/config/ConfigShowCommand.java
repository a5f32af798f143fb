package io.dilepton.cli.config;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.ProductKeys;
import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigSources;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.config.KnownKeys;
import io.dilepton.core.config.Setting;
import io.dilepton.generator.GeneratorConfig;
import io.dilepton.stream.StreamConfig;
import java.io.PrintWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton config show}: the settings in force, checked, with where each came from. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the settings in force and where each came from; secrets are hidden.",
            "Exit code 2 where one is wrong: all problems are named."
        })
final class ConfigShowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--given", description = "Only what differs from the defaults.")
    private boolean givenOnly;

    @Override
    public void run() {
        ConfigSources sources = cluster.sources();
        KnownKeys known = ProductKeys.known();
        SortedMap<String, Setting> given = sources.given();
        PrintWriter out = spec.commandLine().getOut();
        SortedMap<String, Setting> inForce = new TreeMap<>(given);
        if (!givenOnly) {
            for (KeySection section : KeySection.all()) {
                for (ConfigKey<?> key : section.keys()) {
                    inForce.putIfAbsent(key.name(), new Setting(key.byDefault(), "default"));
                }
            }
        }
        for (Map.Entry<String, Setting> entry : inForce.entrySet()) {
            Setting setting = entry.getValue();
            boolean hidden = known.isSecret(entry.getKey()) && !setting.value().isEmpty();
            out.printf("%s=%s  # %s%n", entry.getKey(), hidden ? "(hidden)" : setting.value(), setting.origin());
        }
        out.flush();
        try {
            StreamConfig.of(sources.settings());
            GeneratorConfig.of(sources.settings());
        } catch (ConfigurationException e) {
            throw ClusterOptions.failure(e);
        }
    }
}

package io.dilepton.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dilepton.core.config.ClusterKeys;
import io.dilepton.core.config.KnownKeys;
import io.dilepton.core.serde.RegistryKeys;
import io.dilepton.generator.GeneratorKeys;
import io.dilepton.stream.StreamKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks the files of {@code docker/} as far as that goes without an engine that runs containers. */
class ComposeTest {

    private static final Path DOCKERFILE = ComposeFile.FOLDER.resolve("Dockerfile");
    private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(.*)");
    private static final Pattern TAG = Pattern.compile(".+:v?[0-9][\\w.-]*");
    private static final Pattern STAGE = Pattern.compile("(?m)^FROM \\S+ AS ([\\w-]+)$");

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void shouldMountOnlyWhatIsThere() {
        compose.services().forEach((name, service) -> {
            for (String volume : ComposeFile.strings(service.get("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith(".")) {
                    assertThat(ComposeFile.FOLDER.resolve(source))
                            .as("mounted by %s", name)
                            .isDirectoryRecursivelyContaining(path -> Files.isRegularFile(path));
                } else {
                    assertThat(compose.volumes())
                            .as("volumes, used by %s", name)
                            .containsKey(source);
                }
            }
        });
    }

    @Test
    void shouldDocumentEveryVariableWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        boolean explained = false;
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve(".env"))) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                assertThat(explained).as("a comment above %s", setting.group(1)).isTrue();
                documented.put(setting.group(1), setting.group(2));
            } else {
                explained = line.startsWith("#");
            }
        }
        // Compose itself reads this one.
        assertThat(documented.remove("COMPOSE_PROFILES")).isEqualTo("cpu");
        assertThat(documented).isEqualTo(compose.variables());
    }

    @Test
    void shouldPinEveryImage() {
        compose.services()
                .forEach((name, service) -> assertThat(ComposeFile.withDefaults(String.valueOf(service.get("image"))))
                        .as("image of %s", name)
                        .matches(TAG)
                        .doesNotContain("latest"));
    }

    @Test
    void shouldBuildFromStagesThatThereAre() throws IOException {
        String dockerfile = Files.readString(DOCKERFILE);
        Set<String> stages =
                STAGE.matcher(dockerfile).results().map(stage -> stage.group(1)).collect(Collectors.toSet());
        Set<String> targets = built().map(service ->
                        String.valueOf(ComposeFile.map(service.get("build")).get("target")))
                .collect(Collectors.toSet());
        assertThat(targets).contains("stream-app", "trainer", "generator-service");
        assertThat(stages).containsAll(targets);
        Set<String> arguments = dockerfile
                .lines()
                .filter(line -> line.startsWith("ARG "))
                .map(line -> line.substring(4).split("=", 2)[0])
                .collect(Collectors.toSet());
        built().forEach(service -> assertThat(arguments)
                .containsAll(
                        ComposeFile.map(ComposeFile.map(service.get("build")).get("args"))
                                .keySet()));
    }

    @Test
    void shouldRunTheApplicationsWithoutRightsTheyDoNotNeed() throws IOException {
        assertThat(Files.readString(DOCKERFILE)).contains("\nUSER 10001:10001\n");
        assertThat(built()).isNotEmpty().allSatisfy(service -> {
            assertThat(service.get("read_only")).isEqualTo(true);
            assertThat(ComposeFile.strings(service.get("cap_drop"))).containsExactly("ALL");
            assertThat(ComposeFile.strings(service.get("security_opt"))).containsExactly("no-new-privileges:true");
            assertThat(ComposeFile.strings(service.get("tmpfs")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("/tmp:exec,");
            assertThat(service).containsKeys("mem_limit", "restart");
        });
    }

    @Test
    void shouldKnowWhenEachServiceIsHealthy() {
        Map<String, Map<String, Object>> services = compose.services();
        services.forEach((name, service) -> {
            assertThat(service.containsKey("healthcheck") || service.containsKey("build"))
                    .as("health check of %s, its own or the Dockerfile's", name)
                    .isTrue();
            ComposeFile.mapOfMaps(service.get("depends_on")).forEach((needed, how) -> {
                assertThat(services).as("needed by %s", name).containsKey(needed);
                assertThat(how.get("condition")).isIn("service_healthy", "service_completed_successfully");
            });
        });
    }

    @Test
    void shouldSetOnlySettingsThatThereAre() {
        Set<String> known = knownVariables();
        compose.services()
                .forEach((name, service) -> assertThat(ComposeFile.map(service.get("environment")).keySet().stream()
                                .filter(variable -> variable.startsWith("DILEPTON_")))
                        .as("settings of %s", name)
                        .allMatch(known::contains));
    }

    @Test
    void shouldBeScrapedWhereItsServicesListen() throws IOException {
        Path folder = ComposeFile.FOLDER.resolve(
                ComposeFile.strings(compose.service("prometheus").get("volumes")).stream()
                        .filter(volume -> volume.endsWith(":/etc/prometheus:ro"))
                        .findFirst()
                        .orElseThrow()
                        .split(":", 2)[0]);
        String scrape = Files.readString(folder.resolve("prometheus.yml"));
        Set<String> hosts = new HashSet<>(compose.services().keySet());
        hosts.add("localhost");
        List<String> targets = Pattern.compile("targets: \\[\"([\\w-]+):\\d+\"]")
                .matcher(scrape)
                .results()
                .map(target -> target.group(1))
                .toList();
        assertThat(targets).contains("stream").allMatch(hosts::contains);
    }

    @Test
    void shouldGiveGrafanaWhatItsProvisioningAsksFor() throws IOException {
        Path provisioning = Path.of("..", "monitoring", "grafana", "provisioning");
        Map<String, Object> source = ComposeFile.yaml(provisioning.resolve("datasources/prometheus.yaml"));
        assertThat(source.toString()).contains("${PROMETHEUS_URL}");
        Map<String, Object> grafana = compose.service("grafana");
        assertThat(ComposeFile.map(grafana.get("environment"))).containsKey("PROMETHEUS_URL");
        Map<String, Object> dashboards = ComposeFile.yaml(provisioning.resolve("dashboards/dilepton.yaml"));
        assertThat(dashboards.toString()).contains("path=/var/lib/grafana/dashboards");
        assertThat(ComposeFile.strings(grafana.get("volumes")))
                .anyMatch(volume -> volume.endsWith(":/var/lib/grafana/dashboards:ro"));
        assertThat(ComposeFile.yaml(provisioning.resolve("alerting/dilepton.yaml")))
                .containsKey("groups");
    }

    @Test
    void shouldBeValidForDockerCompose() throws Exception {
        boolean installed = ends(0, "docker-compose", "version");
        if (!installed && "required".equals(System.getenv("DILEPTON_CLIENTS"))) {
            throw new AssertionError("DILEPTON_CLIENTS=required, but this machine lacks docker-compose");
        }
        assumeTrue(installed, "skipped: this machine lacks docker-compose");
        for (String profile : List.of("cpu", "gpu")) {
            Process process = new ProcessBuilder("docker-compose", "--profile", profile, "-f", "compose.yaml", "config")
                    .directory(ComposeFile.FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    private Stream<Map<String, Object>> built() {
        return compose.services().values().stream().filter(service -> service.containsKey("build"));
    }

    private static Set<String> knownVariables() {
        return Stream.of(ClusterKeys.all(), RegistryKeys.all(), StreamKeys.all(), GeneratorKeys.all())
                .flatMap(List::stream)
                .map(key -> KnownKeys.variable(key.name()))
                .collect(Collectors.toSet());
    }

    private static boolean ends(int code, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == code;
        } catch (IOException e) {
            return false;
        }
    }
}

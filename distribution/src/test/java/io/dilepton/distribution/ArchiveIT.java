package io.dilepton.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the archive into a clean folder and runs it with a Java runtime on the path, and nothing else. */
class ArchiveIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BIG_ENOUGH = 50;
    private static final Pattern PERMISSIVE = Pattern.compile(
            "\\((The )?(Apache|MIT|BSD|3-Clause BSD|Go License|Eclipse Public License|EPL|Public Domain)");

    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Path.of(System.getProperty("archive") + ".tar.gz");
        run(folder, Map.of("PATH", System.getenv("PATH")), "tar", "-xzf", archive.toString());
        try (Stream<Path> unpacked = Files.list(folder)) {
            home = unpacked.collect(Collectors.toCollection(ArrayList::new)).get(0);
        }
        Path onPath = Files.createDirectory(folder.resolve("path"));
        Files.createSymbolicLink(onPath.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    @Test
    void shouldNameTheCommitThatItWasBuiltFrom() throws Exception {
        String said = dilepton("--version").get(0);

        assertThat(said).matches("dilepton \\d+\\.\\d+\\.\\d+\\S* \\(commit ([0-9a-f]{12}(, dirty)?|unknown)\\)");
        if (Files.exists(Path.of("..", ".git"))) {
            List<String> head = run(Path.of(".."), System.getenv(), "git", "rev-parse", "--short=12", "HEAD");
            assertThat(said).contains("(commit " + head.get(0));
        }
    }

    @Test
    void shouldRunTheDemonstrationOutOfACleanFolder() throws Exception {
        Path report = folder.resolve("demo.json");

        List<String> said = dilepton("demo", "--events", "2000", "--exit", "--report", report.toString());

        JsonNode events = JSON.readTree(report.toFile()).path("events");
        assertThat(events.path("sent").asLong()).isEqualTo(2000);
        assertThat(events.path("scored").asLong()
                        + events.path("passedOver").asLong()
                        + events.path("deadLettered").asLong())
                .as("%s", events)
                .isEqualTo(2000);
        assertThat(said).anyMatch(line -> line.contains("Z"));
    }

    @Test
    void shouldReadItsConfigurationFile() throws Exception {
        Path file = home.resolve("conf/dilepton.properties");
        String shipped = Files.readString(file);
        assertThat(shipped.lines()).contains("#num.stream.threads=1");
        try {
            Files.writeString(file, shipped.replace("#num.stream.threads=1", "num.stream.threads=3"));
            assertThat(dilepton("config", "show"))
                    .anyMatch(line -> line.contains("num.stream.threads") && line.contains("3"));
        } finally {
            Files.writeString(file, shipped);
        }
    }

    @Test
    void shouldCompleteCommandsInTheShell() throws Exception {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
        String script = "source " + home.resolve("completion/dilepton.sh")
                + "; COMP_WORDS=(dilepton re); COMP_CWORD=1; _complete_dilepton; echo \"${COMPREPLY[@]}\"";

        assertThat(run(folder, environment, "bash", "--norc", "-c", script)
                        .get(0)
                        .split(" "))
                .contains("replay", "reproduce", "rescore");
    }

    @Test
    void shouldListWhatItIsMadeOfWithItsLicences() throws Exception {
        JsonNode bill = JSON.readTree(home.resolve("sbom.cdx.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> named = new TreeSet<>();
        bill.path("components")
                .forEach(component -> named.add(component.path("purl").asText()));
        String licences = Files.readString(home.resolve("THIRD-PARTY.txt"));
        Set<String> jars;
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(jars)
                .hasSizeGreaterThan(BIG_ENOUGH)
                .allSatisfy(jar -> assertThat(named)
                        .anyMatch(purl -> jar.startsWith(
                                purl.replaceAll("^pkg:maven/[^/]+/|\\?.*$", "").replace('@', '-'))));
        assertThat(jars.stream().filter(jar -> !jar.startsWith("dilepton-"))).allSatisfy(jar -> {
            String name = jar.replaceFirst("-\\d.*$", "");
            assertThat(licences.lines())
                    .anyMatch(line ->
                            line.contains(":" + name + ":") && line.strip().startsWith("("));
        });
        assertThat(licences.lines().filter(line -> line.strip().startsWith("(")))
                .as("each under at least one permissive licence")
                .allMatch(line -> PERMISSIVE.matcher(line).find());
    }

    @Test
    void shouldListTheLibrariesOfTheSchemaRegistryWithTheirLicences() throws Exception {
        JsonNode bill = JSON.readTree(home.resolve("sbom.cdx.json").toFile());
        Map<String, JsonNode> listed = new HashMap<>();
        for (JsonNode component : bill.path("components")) {
            if (component.path("name").asText().equals("apicurio-registry-app")) {
                listed.put(component.at("/hashes/0/content").asText(), component);
                component
                        .path("components")
                        .forEach(library ->
                                listed.put(library.at("/hashes/0/content").asText(), library));
            }
        }
        List<Path> jars;
        try (Stream<Path> files = Files.walk(home.resolve("lib/registry"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        assertThat(jars).hasSizeGreaterThan(BIG_ENOUGH).hasSize(listed.size());
        for (Path jar : jars) {
            JsonNode library = listed.getOrDefault(sha256(jar), MissingNode.getInstance());
            assertThat(library.isMissingNode())
                    .as("run distribution/registry-sbom.py: the bill does not have %s", jar)
                    .isFalse();
            assertThat(jar.getFileName().toString())
                    .contains(library.path("name").asText() + "-"
                            + library.path("version").asText());
            List<String> licences = new ArrayList<>(library.path("licenses").findValuesAsText("id"));
            licences.addAll(library.path("licenses").findValuesAsText("name"));
            assertThat(licences)
                    .as("%s is under at least one licence that lets it be passed on so", jar)
                    .anyMatch(licence -> !licence.matches("L?GPL.*") || licence.contains("Classpath-exception"));
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void shouldHoldTheSameFilesInBothFormatsWithNoTraceOfTheTimeOfTheBuild() throws Exception {
        List<String> tar = run(
                folder,
                Map.of("PATH", System.getenv("PATH"), "TZ", "UTC"),
                "tar",
                "--full-time",
                "--numeric-owner",
                "-tvzf",
                System.getProperty("archive") + ".tar.gz");
        Instant stamp;
        List<String> zipped;
        try (ZipFile zip = new ZipFile(System.getProperty("archive") + ".zip")) {
            zipped = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .sorted()
                    .toList();
            assertThat(zip.stream()
                            .map(entry -> entry.getLastModifiedTime().toInstant())
                            .distinct())
                    .hasSize(1);
            stamp = zip.stream().findFirst().orElseThrow().getLastModifiedTime().toInstant();
        }
        List<String[]> entries = tar.stream().map(line -> line.split("\\s+", 6)).toList();
        assertThat(entries.stream()
                        .filter(entry -> !entry[0].startsWith("d"))
                        .map(entry -> entry[5])
                        .sorted()
                        .toList())
                .isEqualTo(zipped);
        assertThat(entries).allSatisfy(entry -> assertThat(entry[1]).isEqualTo("0/0"));
        assertThat(entries.stream().map(entry -> entry[3] + " " + entry[4]).distinct())
                .hasSize(1);
        assertThat(stamp).isBefore(Instant.parse("2026-12-31T00:00:00Z"));
    }

    private static List<String> dilepton(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/dilepton").toString()));
        Collections.addAll(command, arguments);
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", folder.resolve("path").toString());
        environment.put("HOME", folder.toString());
        environment.put("DILEPTON_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return run(folder, environment, command.toArray(String[]::new));
    }

    private static List<String> run(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", Arrays.toString(command), said)
                .isTrue();
        return said.lines().toList();
    }
}

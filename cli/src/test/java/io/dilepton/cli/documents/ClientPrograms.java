package io.dilepton.cli.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs of other languages that the documentation uses, and how to see whether this machine has them with their libraries. */
final class ClientPrograms {

    /** Debian's, which its packages of libraries are for, where there is one. */
    static final String PYTHON = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private static final Map<String, List<String>> PROBES = Map.of(
            "kcat",
            List.of("kcat", "-V"),
            "node",
            List.of(
                    "node",
                    "-e",
                    "require.resolve('@confluentinc/schemaregistry', {paths: ['"
                            + Document.ROOT.resolve("docs/clients/javascript") + "']})"),
            PYTHON,
            List.of(PYTHON, "-c", "import avro.io, confluent_kafka"));

    private ClientPrograms() {}

    /** Tells whether a command's program is missing, which {@code DILEPTON_CLIENTS=required} makes a failure. */
    static boolean lacks(String text) throws InterruptedException {
        List<String> probe = PROBES.get(text.split("\\s", 2)[0]);
        return probe != null && !"required".equals(System.getenv("DILEPTON_CLIENTS")) && !works(probe);
    }

    private static boolean works(List<String> probe) throws InterruptedException {
        try {
            return new ProcessBuilder(probe)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

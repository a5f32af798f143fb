package io.dilepton.cli.synth;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the generator service is, and how to be let in. */
public final class ServiceOptions {

    private static final String DEFAULT_URL = "http://127.0.0.1:9480";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The generator service. Default: $$DILEPTON_SYNTH_URL or " + DEFAULT_URL + ".")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Bearer token. Default: $$DILEPTON_SYNTH_TOKEN or none.")
    private @Nullable String token;

    /** Made by picocli. */
    public ServiceOptions() {}

    /**
     * Makes a client.
     *
     * @return client of the service
     */
    public SynthClient client() {
        Map<String, String> environment = System.getenv();
        return new SynthClient(
                url != null ? url : environment.getOrDefault("DILEPTON_SYNTH_URL", DEFAULT_URL),
                token != null ? token : environment.getOrDefault("DILEPTON_SYNTH_TOKEN", ""));
    }
}

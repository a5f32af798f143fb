package io.dilepton.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Where the unpacked registry is: {@code registry} in the build directory of this module, or as a system property says. */
final class RegistryHome {

    /** System property: directory of the unpacked registry; by default the build's own. */
    static final String PROPERTY = "dilepton.registry.home";

    private RegistryHome() {}

    /** Returns the registry's runnable jar. */
    static Path runnerJar() {
        String given = System.getProperty(PROPERTY);
        Path home = given == null ? ownCode().resolveSibling("registry") : Path.of(given);
        Path jar = runnerJar(home);
        if (jar == null) {
            throw new ClusterException("no schema registry in " + home
                    + "; build the module local-cluster (mvn package unpacks it), or set -D" + PROPERTY);
        }
        return jar;
    }

    /** Returns the directory or jar that this class was loaded from. */
    static Path ownCode() {
        try {
            CodeSource source = RegistryHome.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new ClusterException("the place of the local-cluster code is unknown; set -D" + PROPERTY, e);
        }
    }

    private static @Nullable Path runnerJar(Path home) {
        if (!Files.isDirectory(home)) {
            return null;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home, "*-runner.jar")) {
            for (Path jar : jars) {
                return jar;
            }
            return null;
        } catch (IOException e) {
            throw new ClusterException("the schema registry in " + home + " cannot be read: " + e, e);
        }
    }
}

package io.dilepton.cli;

import io.dilepton.core.event.ParticleMasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code dilepton --version} prints. */
public final class Version implements IVersionProvider {

    /** Made by picocli. */
    public Version() {}

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "dilepton " + (version == null ? "development build" : version) + " (commit " + commit() + ")",
            "Java " + Runtime.version() + ", particle data " + ParticleMasses.EDITION
        };
    }

    /**
     * Returns the commit that this was built from.
     *
     * @return the first 12 digits of its hash, with {@code , dirty} where files differed from it; {@code unknown} when the sources were in no
     *     Git repository
     */
    public static String commit() {
        try (InputStream resource = Version.class.getResourceAsStream("commit.properties")) {
            Properties written = new Properties();
            if (resource != null) {
                written.load(resource);
            }
            return described(written);
        } catch (IOException e) {
            throw new UncheckedIOException("commit.properties cannot be read", e);
        }
    }

    static String described(Properties written) {
        String hash = written.getProperty("git.commit.id.abbrev", "");
        if (hash.isEmpty()) {
            return "unknown";
        }
        return Boolean.parseBoolean(written.getProperty("git.dirty")) ? hash + ", dirty" : hash;
    }
}

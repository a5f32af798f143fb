package io.dilepton.trainer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version of the product, as the build wrote it into the trainer's resources. */
final class CodeVersion {

    static final String TEXT = read();

    private CodeVersion() {}

    private static String read() {
        try (InputStream resource = CodeVersion.class.getResourceAsStream("version.properties")) {
            if (resource == null) {
                throw new IllegalStateException("the build did not write version.properties");
            }
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
    }
}

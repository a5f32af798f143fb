package io.dilepton.core.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of ONNX Runtime's native code. Its jar unpacks them into a temporary directory and asks the JVM to delete them at its end, the directory before
 * what is in it: so each JVM leaves an empty directory behind, and one that is killed leaves 20 MB. On Linux a library lives on without its name.
 */
final class ExtractedLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(ExtractedLibraries.class);
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");
    private static final Pattern LIBRARY =
            Pattern.compile("(/[^\\n]*/onnxruntime-java[0-9]+/libonnxruntime(?:4j_jni)?\\.so)$", Pattern.MULTILINE);

    private ExtractedLibraries() {}

    /** Deletes the names of the libraries that this JVM has loaded, so that only an empty directory is left for its end. Elsewhere than on Linux, does nothing. */
    static void unlink() {
        if (!Files.isReadable(MAPPED_FILES)) {
            return;
        }
        try {
            Matcher library = LIBRARY.matcher(new String(Files.readAllBytes(MAPPED_FILES), StandardCharsets.UTF_8));
            while (library.find()) {
                Files.deleteIfExists(Path.of(library.group(1)));
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the unpacked libraries are left to the end of the JVM");
        }
    }
}

package io.dilepton.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by name in a YAML file. */
public final class PlanFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private PlanFile() {}

    /**
     * Reads a file.
     *
     * @param file YAML file with one level of names
     * @return values by name; none where the file is empty
     * @throws CommandFailure when it cannot be read, or is no such YAML
     */
    public static Map<String, Object> read(Path file) {
        try {
            String text = Files.readString(file);
            @Nullable
            Map<String, Object> values =
                    text.isBlank() ? null : MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
            return values == null ? Map.of() : values;
        } catch (JacksonException e) {
            throw CommandFailure.usage(file + " is no YAML of names and values: " + e.getOriginalMessage()
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")"));
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage(file + ": no such file");
        } catch (IOException e) {
            throw CommandFailure.usage(file + " cannot be read: " + e);
        }
    }
}

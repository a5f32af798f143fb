package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dilepton models retire}. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a version out of service for good: it can be neither promoted nor loaded again, its ONNX bytes leave the topic when"
                    + " Kafka compacts it, and events that it scored cannot be re-scored any more.",
            "Its number and its manifest stay. A version that an alias points at is refused."
        })
final class RetireCommand extends RegistryCommand {

    @Parameters(
            paramLabel = ModelReference.LABEL,
            converter = ModelReference.Converter.class,
            description = "The version, by its number.")
    private ModelReference model;

    @Override
    void answer() {
        if (!Character.isDigit(model.target().charAt(0))) {
            throw CommandFailure.usage("name the version to retire by its number, such as " + model.name() + "@3");
        }
        int version = Integer.parseInt(model.target());
        publisher().retire(model.name(), version);
        if (isJson()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            print(answer.put("name", model.name()).put("version", version).put("retired", true));
        } else {
            printLine("Retired %s@%d", model.name(), version);
        }
    }
}

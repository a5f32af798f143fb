import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;

/** Puts the schema registry and the libraries that it brings, which are no dependencies of the build, into the archive's bill of materials. Run as a source file. */
class RegistryBill {

    public static void main(String[] files) throws IOException {
        ObjectMapper json = new ObjectMapper();
        File archive = new File(files[0]);
        if (!archive.exists()) {
            System.err.println("No bill of materials: the plugin that writes it does nothing when Maven is offline.");
            return;
        }
        JsonNode bill = json.readTree(archive);
        JsonNode registry = json.readTree(new File(files[1]));
        ObjectNode component = registry.at("/metadata/component").deepCopy();
        component.set("components", registry.path("components"));
        ((ArrayNode) bill.path("components")).add(component);
        json.writerWithDefaultPrettyPrinter().writeValue(archive, bill);
    }
}

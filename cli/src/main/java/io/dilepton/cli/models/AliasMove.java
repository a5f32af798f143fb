package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.registry.Promotion;

/**
 * What a command did to an alias.
 *
 * @param name model name
 * @param alias the alias
 * @param from version that it pointed at; 0 where it was not set
 * @param to version that it points at; 0 where it was removed
 */
record AliasMove(String name, String alias, int from, int to) {

    static AliasMove of(int before, Promotion now) {
        return new AliasMove(now.name(), now.alias(), before, now.version());
    }

    void tell(RegistryCommand command) {
        if (command.isJson()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("name", name).put("alias", alias);
            answer.put("from", from == 0 ? null : from).put("to", to == 0 ? null : to);
            command.print(answer);
        } else {
            command.printLine("%s", text());
        }
    }

    private String text() {
        if (to == 0) {
            return "The " + alias + " of " + name + " was " + from + ", there is none now";
        }
        if (from == to) {
            return "The " + alias + " of " + name + " is " + to + " already";
        }
        return "The " + alias + " of " + name + ": " + (from == 0 ? "none" : from) + " → " + to;
    }
}

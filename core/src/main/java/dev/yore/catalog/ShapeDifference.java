package dev.yore.catalog;

import dev.yore.event.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Where two schemas say different things. The order of members and of alternatives does not count, nor what is there for people
 * alone, such as a description.
 */
final class ShapeDifference {

    private static final Set<String> FOR_PEOPLE =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "deprecated");
    private static final String MEMBERS = "properties";

    private final List<String> differences = new ArrayList<>();

    private ShapeDifference() {}

    /** Each difference with the pointer to its place; empty: it is the same shape. */
    static List<String> between(Json was, Json is) {
        var difference = new ShapeDifference();
        difference.schema("", was.tree(), is.tree());
        return difference.differences;
    }

    private void schema(String pointer, JsonNode was, JsonNode is) {
        for (String keyword : names(was, is)) {
            if (!FOR_PEOPLE.contains(keyword)) {
                keyword(pointer + "/" + keyword, was.path(keyword), is.path(keyword), keyword.equals(MEMBERS));
            }
        }
    }

    private void keyword(String pointer, JsonNode was, JsonNode is, boolean isMembers) {
        if (was.isObject() && is.isObject()) {
            if (isMembers) {
                names(was, is).forEach(it -> keyword(pointer + "/" + it, was.path(it), is.path(it), false));
            } else {
                schema(pointer, was, is);
            }
        } else if (was.isArray() && is.isArray()) {
            elements(pointer, was, is);
        } else if (!plain(was).equals(plain(is))) {
            differences.add(pointer + differs(was, is));
        }
    }

    private static String differs(JsonNode was, JsonNode is) {
        if (was.isMissingNode()) {
            return " is new";
        }
        return is.isMissingNode() ? " is gone" : " is " + is + ", was " + was;
    }

    private void elements(String pointer, JsonNode was, JsonNode is) {
        var old = plainElements(was);
        var now = plainElements(is);
        now.stream().filter(it -> !old.contains(it)).forEach(it -> differences.add(pointer + " has now " + it));
        old.stream().filter(it -> !now.contains(it)).forEach(it -> differences.add(pointer + " no longer has " + it));
    }

    private static Set<String> plainElements(JsonNode array) {
        var elements = new LinkedHashSet<String>();
        array.forEach(it -> elements.add(plain(it)));
        return elements;
    }

    /** A text that is the same where order alone differs. */
    private static String plain(JsonNode node) {
        if (node.isArray()) {
            return new TreeSet<>(plainElements(node)).toString();
        }
        if (node.isObject()) {
            var text = new StringBuilder("{");
            for (String name : new TreeSet<>(node.propertyNames())) {
                if (!FOR_PEOPLE.contains(name)) {
                    text.append(name).append(": ").append(plain(node.get(name))).append(", ");
                }
            }
            return text.append('}').toString().replace(", }", "}");
        }
        return node.toString();
    }

    private static Set<String> names(JsonNode was, JsonNode is) {
        var names = new LinkedHashSet<>(was.propertyNames());
        names.addAll(is.propertyNames());
        return names;
    }
}

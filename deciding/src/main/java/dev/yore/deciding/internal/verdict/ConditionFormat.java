package dev.yore.deciding.internal.verdict;

import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Tag;
import dev.yore.store.AppendCondition;
import dev.yore.store.Checkpoint;
import dev.yore.store.Criterion;
import dev.yore.store.Query;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An append condition in JSON; see {@link CommitFormat}. */
final class ConditionFormat {

    private static final Set<String> MEMBERS = Set.of("none", "after", "within");

    private ConditionFormat() {}

    static ObjectNode toTree(AppendCondition condition) {
        var tree = Json.nodes().objectNode();
        var none = tree.putArray("none");
        for (var criterion : condition.none().criteria()) {
            var one = none.addObject();
            var types = one.putArray("types");
            criterion.types().stream().map(EventType::name).sorted().forEach(types::add);
            var tags = one.putArray("tags");
            criterion.tags().stream().map(Tag::toString).sorted().forEach(tags::add);
        }
        tree.put("after", condition.after().toString());
        condition.within().ifPresent(it -> tree.put("within", it));
        return tree;
    }

    static AppendCondition fromTree(JsonNode tree) {
        if (!(tree instanceof ObjectNode object) || !MEMBERS.containsAll(object.propertyNames())) {
            throw new InvalidEventException("condition", "must be an object of none, after and within, not " + tree);
        }
        var criteria = array(object, "none").values().stream()
                .map(it -> new Criterion(set(array(it, "types"), EventType::of), set(array(it, "tags"), Tag::parse)))
                .toList();
        if (criteria.isEmpty() || criteria.size() > Query.MAX_CRITERIA) {
            throw new InvalidEventException(
                    "condition.none",
                    "must have 1 to %d criteria, not %d".formatted(Query.MAX_CRITERIA, criteria.size()));
        }
        var after = Checkpoint.parse(text(object, "after"));
        var within = object.has("within") ? Optional.of(text(object, "within")) : Optional.<String>empty();
        return new AppendCondition(new Query(criteria), after, within);
    }

    private static JsonNode array(JsonNode object, String name) {
        var value = object.get(name);
        if (value == null || !value.isArray()) {
            throw new InvalidEventException("condition." + name, "must be an array, not " + value);
        }
        return value;
    }

    private static <T> Set<T> set(JsonNode array, Function<String, T> parse) {
        var set = new LinkedHashSet<T>();
        array.values().forEach(it -> set.add(parse.apply(requireText(it))));
        return set;
    }

    private static String text(ObjectNode object, String name) {
        return requireText(object.path(name));
    }

    private static String requireText(JsonNode value) {
        if (!value.isString()) {
            throw new InvalidEventException("condition", "has something other than text where text must be: " + value);
        }
        return value.stringValue();
    }
}

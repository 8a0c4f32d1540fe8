package dev.yore.testkit.history;

import static java.util.stream.Collectors.joining;

import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.Commit;
import dev.yore.store.Criterion;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.util.Collection;
import java.util.List;

/** Commits, queries and events in few words, for people who look for a fault. */
final class Words {

    private Words() {}

    static String describe(Commit commit) {
        var text = new StringBuilder(describe(commit.events()));
        commit.expected()
                .forEach((stream, version) -> text.append(", expecting ")
                        .append(stream)
                        .append(" at ")
                        .append(version));
        commit.condition().ifPresent(it -> text.append(", if ").append(describe(it)));
        return text.toString();
    }

    static String describe(List<Event> events) {
        return events.stream().map(Words::describe).collect(joining(", ", "[", "]"));
    }

    static String describe(Event event) {
        return event.id() + " " + event.type() + " in " + event.stream()
                + (event.tags().isEmpty() ? "" : " " + event.tags());
    }

    static String describe(RecordedEvent recorded) {
        return "%s v%s: %s".formatted(recorded.position(), recorded.version(), describe(recorded.event()));
    }

    static String describe(AppendCondition condition) {
        return "none" + condition.within().map(it -> " within " + it).orElse("") + " is " + describe(condition.none())
                + " after " + condition.after();
    }

    static String describe(Query query) {
        return query.criteria().stream().map(Words::describe).collect(joining(" or "));
    }

    static String describe(StreamRange range) {
        return "from " + range.from() + (range.to().value() == Version.MAX_VALUE ? "" : " to " + range.to())
                + (range.types().isEmpty() ? "" : " of " + range.types())
                + describe(range.backwards(), range.limit());
    }

    static String describe(LogRange range) {
        return "after " + range.after() + range.upTo().map(it -> " up to " + it).orElse("")
                + describe(range.backwards(), range.limit());
    }

    private static String describe(boolean backwards, long limit) {
        return (backwards ? " backwards" : "") + (limit == Long.MAX_VALUE ? "" : " at most " + limit);
    }

    private static String describe(Criterion criterion) {
        if (criterion.matchesAll()) {
            return "anything";
        }
        var types = criterion.types().isEmpty() ? "" : "a " + sorted(criterion.types());
        var tags = criterion.tags().isEmpty() ? "" : "tagged " + sorted(criterion.tags());
        return types + (types.isEmpty() || tags.isEmpty() ? "" : " ") + tags;
    }

    private static String sorted(Collection<?> names) {
        return names.stream().map(Object::toString).sorted().toList().toString();
    }
}

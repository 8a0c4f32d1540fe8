package dev.yore.testkit.history;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.store.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps that are like a given one with something left out: the most first. */
final class Simpler {

    private Simpler() {}

    static Stream<Step> than(Step step) {
        return switch (step) {
            case Step.Append append -> commits(append.commit()).map(Step.Append::new);
            case Step.Restore restore ->
                lists(restore.events()).map(it -> new Step.Restore(it, restore.first(), restore.later()));
            default -> Stream.empty();
        };
    }

    private static Stream<Commit> commits(Commit commit) {
        var unconditional =
                commit.condition().stream().map(_ -> new Commit(commit.events(), commit.expected(), Optional.empty()));
        var fewerExpectations = commit.expected().keySet().stream().map(stream -> {
            var expected = new HashMap<>(commit.expected());
            expected.remove(stream);
            return new Commit(commit.events(), expected, commit.condition());
        });
        var fewerEvents = lists(commit.events()).map(it -> of(it, commit));
        return Stream.of(fewerEvents, fewerExpectations, unconditional).flatMap(it -> it);
    }

    /** The commit with these events, and the expectations that still concern one of them. */
    private static Commit of(List<Event> events, Commit commit) {
        var expected = new HashMap<>(commit.expected());
        expected.keySet()
                .removeIf(stream -> events.stream().noneMatch(it -> it.stream().equals(stream)));
        return new Commit(events, expected, commit.condition());
    }

    /** Half of the events, all of them but one, or one of them without its tags and the like. */
    private static Stream<List<Event>> lists(List<Event> events) {
        int size = events.size();
        var halves = size < 4
                ? Stream.<List<Event>>of()
                : Stream.of(events.subList(0, size / 2), events.subList(size / 2, size));
        var withoutOne =
                size < 2 ? Stream.<List<Event>>of() : IntStream.range(0, size).mapToObj(i -> without(events, i));
        var plainer = IntStream.range(0, size)
                .filter(i -> !events.get(i).equals(plain(events.get(i))))
                .mapToObj(i -> with(events, i, plain(events.get(i))));
        return Stream.of(halves, withoutOne, plainer).flatMap(it -> it);
    }

    private static List<Event> without(List<Event> events, int index) {
        var fewer = new ArrayList<>(events);
        fewer.remove(index);
        return fewer;
    }

    private static List<Event> with(List<Event> events, int index, Event event) {
        var changed = new ArrayList<>(events);
        changed.set(index, event);
        return changed;
    }

    private static Event plain(Event event) {
        return new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                event.data(),
                1,
                Metadata.NONE,
                Set.of(),
                Json.EMPTY_OBJECT);
    }
}

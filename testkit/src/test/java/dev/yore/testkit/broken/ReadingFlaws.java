package dev.yore.testkit.broken;

import static dev.yore.testkit.broken.Flaw.showing;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that show other events than they have. */
final class ReadingFlaws {

    private ReadingFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                showing("loses every seventh event", without(it -> it.position().rank() % 7 == 0))
                        .caughtBy(
                                "anEventThatWasReadNeverChanges",
                                "aLongStreamIsReadWhole",
                                "randomHistoriesAgreeWithTheModelAtEveryStep",
                                "concurrentHistoriesKeepEveryPromise"),
                showing("sorts by timestamp", sorted(Comparator.comparing(RecordedEvent::timestamp)))
                        .caughtBy(
                                "theTimestampIsTheProducersAndNeedNotBeInOrder",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                showing("sorts by stream", sorted(Comparator.comparing(RecordedEvent::stream)))
                        .caughtBy("theEventsOfACommitStandTogetherInTheirOrder", "theLogIsReadInTheOrderOfRecording"),
                showing("takes the timestamp for the time of recording", each(it -> recordedAt(it, it.timestamp())))
                        .caughtBy("recordedAtIsInMicrosecondsAndNeverGoesBack", "everythingIsThereAfterReopening"),
                showing(
                                "rounds timestamps to milliseconds",
                                eachEvent(it -> it.withTimestamp(it.timestamp().truncatedTo(ChronoUnit.MILLIS))))
                        .caughtBy("theTimestampSurvivesToTheNanosecond"),
                showing("passes numbers through a binary float", eachEvent(ReadingFlaws::throughDouble))
                        .caughtBy("numbersAreExact"),
                showing("sorts tags", eachEvent(it -> it.withTags(new TreeSet<Tag>(it.tags()))))
                        .caughtBy("tagsSurviveInTheirOrder"),
                showing("drops unknown members", eachEvent(ReadingFlaws::withoutExtra))
                        .caughtBy("unknownMembersOfTheEnvelopeSurvive"),
                showing("forgets the schema version", eachEvent(it -> it.withSchemaVersion(1)))
                        .caughtBy("theSchemaVersionSurvives"));
    }

    private static UnaryOperator<List<RecordedEvent>> without(Predicate<RecordedEvent> lost) {
        return events -> events.stream().filter(it -> !lost.test(it)).toList();
    }

    private static UnaryOperator<List<RecordedEvent>> sorted(Comparator<RecordedEvent> order) {
        return events -> events.stream().sorted(order).toList();
    }

    private static UnaryOperator<List<RecordedEvent>> each(UnaryOperator<RecordedEvent> change) {
        return events -> events.stream().map(change).toList();
    }

    private static UnaryOperator<List<RecordedEvent>> eachEvent(UnaryOperator<Event> change) {
        return each(it ->
                new RecordedEvent(change.apply(it.event()), it.version(), it.position(), it.recordedAt(), it.commit()));
    }

    private static RecordedEvent recordedAt(RecordedEvent it, Instant time) {
        return new RecordedEvent(it.event(), it.version(), it.position(), time, it.commit());
    }

    private static Event throughDouble(Event it) {
        var data = it.data().toString().replace("0.10", "0.1");
        return new Event(
                it.id(),
                it.type(),
                it.stream(),
                it.timestamp(),
                Json.parse(data),
                it.schemaVersion(),
                it.metadata(),
                it.tags(),
                it.extra());
    }

    private static Event withoutExtra(Event it) {
        return new Event(
                it.id(),
                it.type(),
                it.stream(),
                it.timestamp(),
                it.data(),
                it.schemaVersion(),
                it.metadata(),
                it.tags(),
                Json.EMPTY_OBJECT);
    }
}

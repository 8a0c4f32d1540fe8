package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Tag;
import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.OutcomeUnknownException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file of the index may be written before the events that it covers are synced. It is never taken for the index of others. */
class IndexAheadOfTheLogTest {

    private static final int EVENTS = 60;

    @Test
    void anIndexOfLostEventsDoesNotComeBackForThoseInTheirPlaces() throws IOException {
        var storage = indexEventsThatAreLost();
        assertThat(indexFiles(storage)).isNotEmpty();

        var commit = Commit.of(events());
        try (var store = open(storage)) {
            store.append(commit);
            storage.powerOff();
        }
        var restarted = storage.crash(Fate.lost());

        try (var store = open(restarted)) {
            assertThat(WholeStore.check(store)).hasSize(EVENTS);
            store.append(commit);
            assertThat(store.head().toString()).isEqualTo("" + EVENTS);
        }
    }

    /** The power goes when a file of the index has been written, and the commit in it has not. */
    private static SimulatedStorage indexEventsThatAreLost() throws IOException {
        var storage = new SimulatedStorage();
        try (var store = open(storage)) {
            storage.before(Faults.at(
                    it -> it.kind() == Kind.WRITE && it.name().startsWith("log/") && it.length() > 100, _ -> {
                        await().until(() -> !indexFiles(storage).isEmpty());
                        storage.powerOff();
                    }));
            var tagged = events().stream().map(it -> it.withTags(tags())).toList();
            assertThatThrownBy(() -> store.append(Commit.of(tagged))).isInstanceOf(OutcomeUnknownException.class);
        }
        return storage.crash(Fate.kept());
    }

    private static List<Event> events() {
        return IntStream.range(0, EVENTS).mapToObj(i -> event("s" + i % 10, i)).toList();
    }

    private static List<Tag> tags() {
        return IntStream.range(0, 10).mapToObj(i -> Tag.of("tag", "t" + i)).toList();
    }

    private static List<String> indexFiles(SimulatedStorage storage) {
        return storage.disk().files().keySet().stream()
                .filter(it -> it.startsWith("index/") && it.endsWith(".run"))
                .toList();
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
    }
}

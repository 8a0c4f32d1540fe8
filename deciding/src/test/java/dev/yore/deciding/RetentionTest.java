package dev.yore.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.StoreFailedException;
import dev.yore.store.UnreadableStoreException;
import dev.yore.testkit.shard.Fault;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelLog;
import dev.yore.testkit.shard.ModelStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stream keeps no more is missed where it could be missing, and nowhere else. */
class RetentionTest {

    private static final Duration RETENTION = ModelStream.DEFAULT_RETENTION;
    private static final Duration NEARLY = RETENTION.minusHours(1);
    private static final StreamId STREAM = StreamId.of("a");

    private final MovingClock clock = new MovingClock();
    private final ModelStream stream = new ModelStream("model", 1, clock);

    @TempDir
    private Path temporary;

    private DecidingStore open(String replica) {
        return open(stream, replica, DecidingOptions.DEFAULT);
    }

    private DecidingStore open(ModelStream stream, String replica, DecidingOptions options) {
        return open(stream, replica, options, clock);
    }

    private DecidingStore open(ModelStream stream, String replica, DecidingOptions options, InstantSource clock) {
        var stores = ReplicaStores.in(temporary.resolve(replica));
        return Opening.open(stream.connect(), stores, options, clock, RuleBook.CURRENT, CatchUp.SILENT);
    }

    private static void append(DecidingStore store) {
        store.append(Commit.of(Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT)));
    }

    /** Puts the log out of reach of a store, and has another one append. */
    private void missAnAppend(ModelLog connection, DecidingStore store) throws InterruptedException {
        connection.suffer(Faults.NONE.with(Fault.UNAVAILABLE, 1));
        while (store.replica().shards().getFirst().problem().isEmpty()) {
            assertThat(store.catchUp(Duration.ofMillis(100))).isFalse();
        }
        try (var other = open("other")) {
            append(other);
        }
    }

    private static void catchUp(DecidingStore store) throws InterruptedException {
        assertThat(store.catchUp(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aFreshNodeOnAStreamOlderThanItsRetentionRefusesAndSaysWhatToDo() {
        clock.move(RETENTION.plusHours(1));
        assertThatExceptionOfType(TrimmedException.class)
                .isThrownBy(() -> open("fresh"))
                .withMessageContaining("PT24H")
                .withMessageContaining("backup");
    }

    @Test
    void whatIsLeftIsTheWholeWhereTheUserSaysSo() {
        try (var store = open("first")) {
            append(store);
        }
        clock.move(RETENTION.plusHours(1));
        var rest = DecidingOptions.DEFAULT.withRestAsWhole();
        try (var store = open(stream, "rest", rest)) {
            assertThat(store.version(STREAM)).isEqualTo(Version.NONE);
            append(store);
        }
        try (var store = open("rest")) {
            assertThat(store.version(STREAM)).isEqualTo(Version.of(1));
        }
    }

    @Test
    void aFreshNodeOnAYoungStreamReadsItAll() {
        try (var store = open("first")) {
            append(store);
        }
        clock.move(NEARLY);
        try (var store = open("second")) {
            assertThat(store.version(STREAM)).isEqualTo(Version.of(1));
        }
    }

    @Test
    void aNodeThatWasAwayForLessThanTheRetentionGoesOn() {
        try (var store = open("one")) {
            append(store);
            open("other").close();
            clock.move(Duration.ofHours(2));
            append(store);
        }
        clock.move(NEARLY.minusHours(2));
        try (var other = open("other")) {
            assertThat(other.version(STREAM)).isEqualTo(Version.of(2));
        }
    }

    @Test
    void aNodeThatWasAwayForLongerRefuses() {
        try (var store = open("one")) {
            append(store);
        }
        clock.move(RETENTION.plusHours(1));
        assertThatExceptionOfType(TrimmedException.class)
                .isThrownBy(() -> open("one"))
                .withMessageContaining("may be gone");
    }

    @Test
    void aRetentionThatIsRaisedDoesNotBringBackWhatIsGone() {
        open("away").close();
        try (var store = open("one")) {
            append(store);
        }
        clock.move(RETENTION.plusHours(1));
        stream.keepFor(RETENTION.multipliedBy(7));
        assertThatExceptionOfType(TrimmedException.class)
                .isThrownBy(() -> open("away"))
                .withMessageContaining("kept records for PT24H");
    }

    @Test
    void aRetentionThatIsRaisedWhileReadersAreOutOfReachDoesNotEither() throws InterruptedException {
        var connection = stream.connect();
        var stores = ReplicaStores.in(temporary.resolve("one"));
        try (var store =
                Opening.open(connection, stores, DecidingOptions.DEFAULT, clock, RuleBook.CURRENT, CatchUp.SILENT)) {
            append(store);
            missAnAppend(connection, store);
            clock.move(RETENTION.plusHours(1));
            stream.keepFor(RETENTION.multipliedBy(7));
            connection.suffer(Faults.NONE);
            assertThatExceptionOfType(TrimmedException.class)
                    .isThrownBy(() -> store.catchUp(Duration.ofSeconds(30)))
                    .withMessageContaining("kept records for PT24H");
        }
    }

    @Test
    void aNodeThatReadOnAfterTheRetentionWasRaisedMayBeAwayAsLong() throws InterruptedException {
        try (var store = open("one")) {
            append(store);
        }
        stream.keepFor(RETENTION.multipliedBy(7));
        try (var store = open("one")) {
            clock.move(NEARLY);
            catchUp(store);
        }
        clock.move(RETENTION.multipliedBy(6));
        open("one").close();
        clock.move(RETENTION.multipliedBy(2));
        assertThatCode(() -> open("one").close()).doesNotThrowAnyException();
        clock.move(RETENTION.multipliedBy(8));
        assertThatExceptionOfType(TrimmedException.class).isThrownBy(() -> open("one"));
    }

    @Test
    void aNodeThatRunsOnAnIdleStreamGoesOnWhenItsRetentionIsOver() throws InterruptedException {
        try (var store = open("one")) {
            append(store);
            for (int day = 0; day < 4; day++) {
                clock.move(NEARLY);
                catchUp(store);
            }
            append(store);
            assertThat(store.version(STREAM)).isEqualTo(Version.of(2));
        }
    }

    @Test
    void aNodeThatIsSoonOpenedAgainOnAnIdleStreamGoesOn() throws InterruptedException {
        for (int day = 0; day < 4; day++) {
            try (var store = open("one")) {
                append(store);
                clock.move(NEARLY);
                catchUp(store);
                clock.move(NEARLY);
                catchUp(store);
            }
            clock.move(Duration.ofHours(1));
        }
        try (var store = open("one")) {
            assertThat(store.version(STREAM)).isEqualTo(Version.of(4));
        }
    }

    @Test
    void aNodeThatCouldNotReadForLongerReadsNoMoreAndAppendsNothing() throws InterruptedException {
        var connection = stream.connect();
        var stores = ReplicaStores.in(temporary.resolve("one"));
        try (var store =
                Opening.open(connection, stores, DecidingOptions.DEFAULT, clock, RuleBook.CURRENT, CatchUp.SILENT)) {
            append(store);
            missAnAppend(connection, store);
            clock.move(RETENTION.plusHours(1));
            connection.suffer(Faults.NONE);

            assertThatExceptionOfType(TrimmedException.class)
                    .isThrownBy(() -> store.catchUp(Duration.ofSeconds(30)))
                    .withMessageContaining("may be gone");
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> append(store))
                    .withMessageContaining("may be gone");
            assertThat(store.version(STREAM)).isEqualTo(Version.of(1));
            assertThat(store.replica().shards().getFirst().problem()).isPresent();
        }
    }

    @Test
    void aClosedShardThatIsGoneIsNotMissedByANodeThatHasIt() throws InterruptedException {
        try (var store = open("one")) {
            append(store);
            var shard = stream.connect().shards().getFirst();
            stream.split(shard.id(), shard.range().to().shiftRight(1));
            append(store);
            clock.move(NEARLY);
            catchUp(store);
            clock.move(NEARLY);
            append(store);
            catchUp(store);
            assertThat(stream.connect().shards()).doesNotContain(shard);
        }
        try (var store = open("one")) {
            append(store);
            assertThat(store.version(STREAM)).isEqualTo(Version.of(4));
        }
        assertThatExceptionOfType(TrimmedException.class)
                .isThrownBy(() -> open("fresh"))
                .withMessageContaining("goes on from");
    }

    @Test
    void aStreamOfTheSameNameThatWasMadeAnewIsRefused() {
        open("one").close();
        var anew = new ModelStream("made anew", 1, clock);
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> open(anew, "one", DecidingOptions.DEFAULT))
                .withMessageContaining("made anew");
        assertThatCode(() -> open("one").close()).doesNotThrowAnyException();
    }
}

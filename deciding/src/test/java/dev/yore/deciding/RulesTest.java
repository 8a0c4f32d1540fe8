package dev.yore.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.deciding.internal.verdict.NewerRulesException;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.deciding.internal.verdict.Rules;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.Limits;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreFailedException;
import dev.yore.testkit.shard.ModelStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are changed by a record of the log: who knows them goes on, and all who do agree; who does not stops there. */
class RulesTest {

    private static final RuleBook OLD = RuleBook.CURRENT;

    /** By the second rules a commit has no more than three events. */
    private static final RuleBook BOTH =
            new RuleBook(List.of(Rules.FIRST, new Rules(2, new Limits(10 << 20, 10 << 20, 3, 32))));

    private static final StreamId STREAM = StreamId.of("a");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ModelStream stream = new ModelStream("model", 1, InstantSource.system());

    @TempDir
    private Path temporary;

    private DecidingStore open(String replica, RuleBook rules) {
        return Opening.open(
                stream.connect(),
                ReplicaStores.in(temporary.resolve(replica)),
                DecidingOptions.DEFAULT,
                InstantSource.system(),
                rules,
                CatchUp.SILENT);
    }

    private static Commit events(int count) {
        return Commit.of(IntStream.range(0, count)
                .mapToObj(_ -> Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT))
                .toList());
    }

    private static Commit change() {
        return Commit.of(RuleBook.change(STREAM.value(), 2));
    }

    @Test
    void whatTheOldRulesTookTheNewOnesRefuseFromTheChangeOn() throws InterruptedException {
        try (var store = open("one", BOTH);
                var other = open("other", BOTH)) {
            store.append(events(4));
            store.append(change());
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> store.append(events(4)))
                    .withMessageContaining("events");
            store.append(events(3));

            assertThat(store.version(STREAM)).isEqualTo(Version.of(8));
            other.catchUp(SOON);
            assertThat(ReplicaState.of(other)).isEqualTo(ReplicaState.of(store));
        }
    }

    @Test
    void aNodeThatDoesNotKnowTheNewRulesStopsBeforeThem() throws InterruptedException {
        try (var store = open("new", BOTH);
                var old = open("old", OLD)) {
            store.append(events(2));
            old.catchUp(SOON);
            store.append(change());
            store.append(events(1));

            assertThatExceptionOfType(NewerRulesException.class)
                    .isThrownBy(() -> old.catchUp(SOON))
                    .withMessageContaining("rules 2");
            assertThat(old.version(STREAM)).isEqualTo(Version.of(2));
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> old.append(events(1)))
                    .withMessageContaining("run a newer one");
        }
        assertThatExceptionOfType(NewerRulesException.class).isThrownBy(() -> open("old", OLD));
    }

    @Test
    void itGoesOnWhereItStoppedOnceItKnowsThem() throws InterruptedException {
        try (var store = open("new", BOTH)) {
            store.append(events(4));
            store.append(change());
            store.append(events(3));
            assertThatExceptionOfType(NewerRulesException.class).isThrownBy(() -> open("old", OLD));
            try (var newer = open("old", BOTH)) {
                assertThat(ReplicaState.of(newer)).isEqualTo(ReplicaState.of(store));
            }
        }
    }

    @Test
    void replicasOfEveryAgeAgreeAcrossTheChange() throws InterruptedException {
        try (var store = open("new", BOTH)) {
            store.append(events(4));
            copyOf("before", open("before", BOTH));
            store.append(change());
            store.append(events(3));
            copyOf("after", open("after", BOTH));
            var shard = stream.connect().shards().getFirst();
            stream.split(shard.id(), shard.range().to().shiftRight(1).add(BigInteger.ONE));
            store.append(events(3));
            tooMany(store);
            store.catchUp(SOON);
            for (var name : List.of("copy of before", "copy of after", "fresh")) {
                try (var node = open(name, BOTH)) {
                    assertThat(ReplicaState.of(node)).as(name).isEqualTo(ReplicaState.of(store));
                }
            }
        }
    }

    /** A commit that only the old rules would take: a split does not bring them back. */
    private static void tooMany(DecidingStore store) {
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> store.append(events(4)));
    }

    /** A backup of a replica, as it is when its node is closed. */
    private void copyOf(String name, DecidingStore node) {
        node.close();
        var from = temporary.resolve(name);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, temporary.resolve("copy of " + name).resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.domain.AsOf;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Loaded;
import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotPolicy;
import dev.yore.snapshot.SnapshotProblem;
import dev.yore.snapshot.Snapshots;
import dev.yore.snapshot.Thinning;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots in files beside a log: they change no answer, whatever becomes of them. */
class SnapshotsTest {

    private static final Instant DAWN = Instant.parse("2024-01-01T00:00:00Z");
    private static final StreamId STREAM = StreamId.of("sum");
    private static final SnapshotKind KIND = new SnapshotKind("sum", 1);
    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("Added", Added.class)
            .type("Closed", Closed.class)
            .build();

    private final List<SnapshotProblem> problems = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private LogStore store;
    private SnapshotFiles files;
    private int evolved;

    sealed interface Happened {}

    record Added(long number) implements Happened {}

    record Closed(long total, long count) implements Happened {}

    record Sum(long total, long count) {}

    private final Decider<Void, Sum, Happened> decider =
            Decider.of(new Sum(0, 0), (_, _) -> List.of(), (sum, event) -> {
                evolved++;
                return switch (event) {
                    case Added it -> new Sum(sum.total() + it.number(), sum.count() + 1);
                    case Closed it -> new Sum(it.total(), it.count());
                };
            });

    @BeforeEach
    void open() {
        store = LogStore.open(directory.resolve("store"));
        files = SnapshotFiles.in(directory.resolve("snapshots"), new Thinning(5));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLoadBeginsWithTheNewestOneAndComesToTheSame() {
        fill(1_000);
        var expected = plain().load(STREAM);
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(expected);
        evolved = 0;
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(expected);
        assertThat(evolved).isZero();
        fill(30);
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(plain().load(STREAM));
    }

    @Test
    void theyAreKeptByBytesToo() {
        fill(1_000);
        load(SnapshotPolicy.everyBytes(1_000));
        evolved = 0;
        load(SnapshotPolicy.everyBytes(1_000));
        assertThat(evolved).isBetween(0, 100);
    }

    @Test
    void whoLooksBackBeginsWithTheNearestEarlierOneThatIsMadeOfNothingElse() {
        fill(1_000);
        load(SnapshotPolicy.everyEvents(100));
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            long version = random.nextLong(1_000) + 1;
            var asOf = switch (i % 3) {
                case 0 -> AsOf.now().version(Version.of(version));
                case 1 -> AsOf.now().at(DAWN.plusSeconds(version));
                default -> AsOf.now().at(DAWN.plusSeconds(version)).version(Version.of(1 + random.nextLong(1_000)));
            };
            assertThat(with(SnapshotPolicy.everyEvents(1_000_000)).asOf(asOf).load(STREAM))
                    .as("%s", asOf)
                    .isEqualTo(plain().asOf(asOf).load(STREAM));
        }
        evolved = 0;
        with(SnapshotPolicy.everyEvents(1_000_000))
                .asOf(AsOf.now().version(Version.of(990)))
                .load(STREAM);
        assertThat(evolved).isLessThan(1_000);
    }

    @Test
    void oneThatIsDamagedOrGoneIsPassedOver() throws IOException {
        fill(1_000);
        var expected = plain().load(STREAM);
        load(SnapshotPolicy.everyEvents(100));
        var random = new Random(11);
        for (int round = 0; round < 20; round++) {
            for (var file : snapshotFiles()) {
                var bytes = Files.readAllBytes(file);
                switch (random.nextInt(4)) {
                    case 0 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                    case 1 -> {
                        if (bytes.length > 0) {
                            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                            Files.write(file, bytes);
                        }
                    }
                    case 2 -> Files.delete(file);
                    default -> {}
                }
            }
            assertThat(load(SnapshotPolicy.everyEvents(300))).isEqualTo(expected);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void oneOfAnotherVersionOrAnotherStoreIsPassedOver() throws IOException {
        fill(500);
        load(SnapshotPolicy.everyEvents(100));
        store.close();
        try (var other = LogStore.open(directory.resolve("other"))) {
            append(other, 400, 1_000);
            var snapshots = snapshots(SnapshotPolicy.everyEvents(100));
            assertThat(Repository.of(other, decider, CODEC).with(snapshots).load(STREAM))
                    .isEqualTo(Repository.of(other, decider, CODEC).load(STREAM));
            snapshots.close();
        }
        store = LogStore.open(directory.resolve("store"));
        var later = Snapshots.of("sum", 2, Sum.class, files);
        evolved = 0;
        Repository.of(store, decider, CODEC).with(later).load(STREAM);
        later.close();
        assertThat(evolved).isEqualTo(500);
    }

    @Test
    void oneThatIsWrongIsFoundByASampledCheckAndDeleted() {
        fill(500);
        load(SnapshotPolicy.everyEvents(100));
        var right = files.newest(KIND, STREAM, _ -> true).orElseThrow();
        files.put(new Snapshot(KIND, STREAM, right.mark(), Json.from(new Sum(-1, 500))));
        var snapshots = snapshots(SnapshotPolicy.everyEvents(100)).checking(1, problems::add);
        Repository.of(store, decider, CODEC).with(snapshots).load(STREAM);
        snapshots.close();
        assertThat(problems).singleElement().isInstanceOfSatisfying(SnapshotProblem.Difference.class, it -> {
            assertThat(it.stream()).isEqualTo(STREAM);
            assertThat(it.kept().toString()).contains("-1");
        });
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(plain().load(STREAM));
    }

    @Test
    void noMoreAreKeptThanAllowedAndTheNewestAlways() throws IOException {
        fill(2_000);
        load(SnapshotPolicy.everyEvents(100));
        assertThat(snapshotFiles()).hasSize(5);
        assertThat(files.newest(KIND, STREAM, _ -> true).orElseThrow().mark().version())
                .isEqualTo(Version.of(2_000));
    }

    @Test
    void allMayBeDeleted() throws IOException {
        fill(500);
        var expected = load(SnapshotPolicy.everyEvents(100));
        files.deleteAll(KIND);
        assertThat(snapshotFiles()).isEmpty();
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(expected);
    }

    @Test
    void aFolderThatCannotBeUsedIsReportedAndTheLoadGoesOn() throws IOException {
        fill(500);
        Files.writeString(directory.resolve("snapshots"), "in the way");
        var snapshots = snapshots(SnapshotPolicy.everyEvents(100)).checking(0, problems::add);
        assertThat(Repository.of(store, decider, CODEC).with(snapshots).load(STREAM))
                .isEqualTo(plain().load(STREAM));
        snapshots.close();
        assertThat(problems).isNotEmpty().allMatch(it -> it instanceof SnapshotProblem.Failure);
    }

    @Test
    void filesOfOtherNamesBesideThemAreLeftAlone() throws IOException {
        fill(500);
        var expected = load(SnapshotPolicy.everyEvents(100));
        var some = snapshotFiles().getFirst();
        for (var name : List.of("0000000000000000300 (copy).snapshot", "9".repeat(40) + ".snapshot", "1.snapshot")) {
            Files.copy(some, some.resolveSibling(name));
        }
        assertThat(load(SnapshotPolicy.everyEvents(100))).isEqualTo(expected);
        assertThat(problems).isEmpty();
        fill(500);
        load(SnapshotPolicy.everyEvents(100));
        assertThat(snapshotFiles()).hasSize(5 + 3);
    }

    @Test
    void booksThatWereClosedCarryTheStateForward() {
        fill(300);
        var sum = plain().load(STREAM).state();
        append(new Closed(sum.total(), sum.count()), DAWN.plusSeconds(300));
        append(store, 20, 1);
        var closed = Repository.of(store, decider, CODEC).closedBy("Closed");
        evolved = 0;
        var loaded = closed.load(STREAM);
        assertThat(evolved).isEqualTo(21);
        assertThat(loaded).isEqualTo(plain().load(STREAM));
        assertThat(closed.history("sum").toList()).hasSize(321);
        var before = AsOf.now().version(Version.of(100));
        assertThat(closed.asOf(before).load(STREAM))
                .isEqualTo(plain().asOf(before).load(STREAM));
        assertThat(closed.load("nobody").exists()).isFalse();
    }

    @Test
    void whatHappenedBeforeTheBooksWereClosedAndWasRecordedLaterCountsAndTheNewestClosingThatCountsIsTaken() {
        fill(50);
        append(new Closed(1_000, 50), DAWN.plusSeconds(100));
        append(new Added(1), DAWN.plusSeconds(10));
        append(new Closed(2_000, 51), DAWN.plusSeconds(200));
        append(new Added(2), DAWN.plusSeconds(110));
        var closed = plain().closedBy("Closed");
        evolved = 0;
        assertThat(closed.load(STREAM).state()).isEqualTo(new Sum(2_002, 52));
        assertThat(evolved).isEqualTo(2);
        evolved = 0;
        assertThat(closed.at(DAWN.plusSeconds(150)).load(STREAM).state()).isEqualTo(new Sum(1_003, 52));
        assertThat(evolved).isEqualTo(3);
        var first = AsOf.now().version(Version.of(52));
        assertThat(closed.asOf(first).load(STREAM))
                .isEqualTo(plain().asOf(first).load(STREAM));
    }

    private Repository<Void, Sum, Happened> plain() {
        return Repository.of(store, decider, CODEC);
    }

    private Repository<Void, Sum, Happened> with(SnapshotPolicy policy) {
        return plain().with(snapshots(policy));
    }

    private Snapshots<Sum> snapshots(SnapshotPolicy policy) {
        return Snapshots.of("sum", 1, Sum.class, files).by(policy).checking(0, problems::add);
    }

    /** Loads it with snapshots, and waits until the new ones are kept. */
    private Loaded<Sum> load(SnapshotPolicy policy) {
        try (var snapshots = snapshots(policy)) {
            return plain().with(snapshots).load(STREAM);
        }
    }

    private void fill(int events) {
        append(store, events, 1);
    }

    /** Events of which some come late. */
    private static void append(LogStore to, int events, long number) {
        var batch = new ArrayList<Event>();
        for (int i = 1; i <= events; i++) {
            long second = i % 50 == 0 ? i - 40 : i;
            batch.add(CODEC.encode(STREAM, new Added(number + i)).withTimestamp(DAWN.plusSeconds(second)));
        }
        to.append(Commit.of(batch));
    }

    private void append(Happened event, Instant at) {
        store.append(Commit.of(CODEC.encode(STREAM, event).withTimestamp(at)));
    }

    private List<Path> snapshotFiles() throws IOException {
        var folder = directory.resolve("snapshots");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(".snapshot")).toList();
        }
    }
}

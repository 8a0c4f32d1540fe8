package dev.yore.deciding.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.deciding.internal.replica.Decided;
import dev.yore.deciding.internal.replica.ShardHistory;
import dev.yore.deciding.internal.replica.StandingLedger;
import dev.yore.deciding.internal.verdict.CommitFormat;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutResult;
import dev.yore.shard.Shard;
import dev.yore.store.AppendCondition;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.SpansPartitionsException;
import dev.yore.testkit.shard.Fault;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One history of several nodes on one stream, in one thread and with a clock of its own: writers whose answers are lost, come late or twice,
 * shards that are split and merged, nodes that end in the middle of their work and begin again, on what they had or on nothing.
 */
final class Simulation {

    private static final int NODES = 3;

    private final SplittableRandom random;
    private final ModelStream stream;
    private final List<Node> nodes;
    private final List<Entry> sent = new ArrayList<>();

    /** The writes of nodes that wait for what became of them, by what they put. */
    private final List<Write> writes = new ArrayList<>();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Simulation(long seed) {
        random = new SplittableRandom(seed);
        stream = new ModelStream("simulated", 1 + random.nextInt(3), () -> now);
        nodes = IntStream.range(0, NODES)
                .mapToObj(_ -> new Node(stream, () -> now, faults(), random.split()))
                .toList();
        nodes.forEach(it -> it.breakSometimes(0.01));
    }

    private Faults faults() {
        return Faults.of(random.split())
                .with(Fault.REFUSED, 0.05)
                .with(Fault.REQUEST_LOST, 0.05)
                .with(Fault.ANSWER_LOST, 0.1)
                .with(Fault.LATE, 0.05)
                .with(Fault.REPEATED, 0.05)
                .with(Fault.REPEATED_LATE, 0.05)
                .with(Fault.UNAVAILABLE, 0.1)
                .with(Fault.SHORT_BATCH, 0.3);
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        heal();
        check();
    }

    private void step() {
        now = now.plusMillis(random.nextInt(-5, 200));
        switch (random.nextInt(20)) {
            case 0 -> reshard();
            case 1 -> foreign();
            case 2 -> again();
            case 3 -> arrive();
            case 4 -> restart();
            case 5, 6, 7, 8, 9, 10 -> write();
            default -> settle(node().step());
        }
    }

    private Node node() {
        return nodes.get(random.nextInt(NODES));
    }

    private void restart() {
        if (random.nextInt(3) == 0) {
            node().restartEmpty();
        } else {
            node().restart();
        }
    }

    private List<Shard> openShards() {
        var all = stream.connect().shards();
        Set<Object> parents = new HashSet<>();
        all.forEach(it -> parents.addAll(it.parents()));
        return all.stream().filter(it -> !parents.contains(it.id())).toList();
    }

    private void reshard() {
        var open = openShards();
        var one = open.get(random.nextInt(open.size()));
        if (random.nextBoolean() && open.size() < 6) {
            var width = one.range().to().subtract(one.range().from());
            var share = BigInteger.valueOf(random.nextInt(1, 100));
            stream.split(
                    one.id(),
                    one.range()
                            .from()
                            .add(width.multiply(share).divide(BigInteger.valueOf(100)))
                            .add(BigInteger.ONE));
        } else {
            open.stream()
                    .filter(it -> it.range().from().equals(one.range().to().add(BigInteger.ONE)))
                    .findFirst()
                    .ifPresent(it -> stream.merge(one.id(), it.id()));
        }
    }

    private StreamId anyStream() {
        return StreamId.of(
                switch (random.nextInt(3)) {
                    case 0 -> "acc-" + random.nextInt(4);
                    default -> "{group-" + random.nextInt(3) + "}/" + random.nextInt(3);
                });
    }

    private Event event(StreamId stream) {
        return Event.of(stream.value(), "Type" + random.nextInt(3), Json.parse("{\"n\":" + random.nextInt(100) + "}"))
                .withId(EventId.of("e" + random.nextInt(1 << 28)));
    }

    /** What a node would put: something that its replica does not know to be refused. */
    private void write() {
        var node = node();
        var streamId = anyStream();
        var events = new ArrayList<>(List.of(event(streamId)));
        if (random.nextInt(4) == 0) {
            events.add(event(random.nextInt(3) == 0 ? anyStream() : streamId));
        }
        var commit = Commit.of(events);
        var key = streamId.partitionKey();
        var shard = node.replica().newest(HashRange.hash(key));
        if (shard.isEmpty()) {
            return;
        }
        ShardHistory history = shard.get().history();
        if (random.nextInt(3) > 0) {
            commit = commit.expecting(streamId, ExpectedVersion.exactly(history.version(streamId)));
        }
        if (random.nextInt(5) == 0) {
            var condition = AppendCondition.noneMatching(Query.types("Type" + random.nextInt(3)));
            commit = commit.when(random.nextInt(4) == 0 ? condition : condition.within(key));
        }
        if (hasPlace(commit, history)
                && Judge.foreseen(commit, new StandingLedger(history)).isEmpty()) {
            put(node, new Write(commit, new Entry(key, CommitFormat.encode(commit))));
        }
    }

    private static boolean hasPlace(Commit commit, ShardHistory history) {
        try {
            return history.shard().range().equals(HashRange.WHOLE)
                    || !commit.partitionKey().isEmpty();
        } catch (SpansPartitionsException _) {
            return false;
        }
    }

    private void put(Node node, Write write) {
        writes.add(write);
        sent.add(write.entry);
        for (int attempt = 0; attempt < 3; attempt++) {
            switch (node.log().put(List.of(write.entry)).getFirst()) {
                case PutResult.Put _ -> {
                    return;
                }
                case PutResult.NotPut _, PutResult.Unknown _ -> {}
            }
        }
    }

    /** A record that no node of ours would put. */
    private void foreign() {
        var event = event(anyStream());
        var commit = Commit.of(event).expecting(event.stream(), ExpectedVersion.exactly(random.nextInt(4)));
        var good = new Entry(event.stream().partitionKey(), CommitFormat.encode(commit));
        switch (random.nextInt(4)) {
            case 0 -> stream.connect().put(List.of(new Entry(good.partitionKey(), new byte[] {1, 2, 3})));
            case 1 -> stream.connect().put(List.of(new Entry("elsewhere", good.data())));
            case 2 -> stream.put(good, new BigInteger(128, new Random(random.nextLong())));
            default -> stream.putAsOne(List.of(good, good));
        }
    }

    private void again() {
        if (!sent.isEmpty()) {
            node().log().put(List.of(sent.get(random.nextInt(sent.size()))));
        }
    }

    private void arrive() {
        if (stream.late() > 0) {
            stream.deliver(random.nextInt(stream.late()));
        }
    }

    /** What a node tells its writers: the first verdict on a record that says the same. */
    private void settle(List<Decided> decided) {
        for (var one : decided) {
            writes.stream()
                    .filter(it -> it.answer.isEmpty())
                    .filter(it -> Arrays.equals(it.entry.data(), one.record().data()))
                    .filter(it -> it.entry.partitionKey().equals(one.record().partitionKey()))
                    .forEach(it -> it.answer = answer(one.verdict()));
        }
    }

    private static Optional<Answer> answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> Optional.of(Answer.RECORDED);
            case Verdict.Rejected it
            when it.answer().isPresent() ->
                Optional.of(it.answer().get() instanceof Receipt ? Answer.RECORDED : Answer.REFUSED);
            case Verdict.Rejected _ -> Optional.of(Answer.UNKNOWN);
        };
    }

    private void heal() {
        nodes.forEach(it -> it.suffer(Faults.NONE));
        nodes.forEach(it -> it.breakSometimes(0));
        while (stream.late() > 0) {
            stream.deliver(0);
        }
        nodes.forEach(it -> settle(it.drain()));
    }

    private void check() {
        var first = nodes.getFirst();
        for (var other : nodes) {
            assertThat(other.digests()).isEqualTo(first.digests());
            assertThat(other.rejected()).isEqualTo(first.rejected());
        }
        var histories = first.replica().histories();
        var oracle =
                new Oracle(stream, histories.stream().map(ShardHistory::shard).toList());
        Map<Object, Object> ids = new LinkedHashMap<>();
        histories.forEach(it -> ids.put(
                it.partition(), events(it).stream().map(RecordedEvent::id).toList()));
        assertThat(ids).isEqualTo(oracle.accepted());
        histories.forEach(this::checkOrder);
        writes.forEach(it -> checkWrite(it, histories));
    }

    private static List<RecordedEvent> events(ShardHistory shard) {
        return shard.read(Query.all(), 0, shard.head(), false, Long.MAX_VALUE).toList();
    }

    /** Versions without gaps along the shards of each stream, times that never go back. */
    private void checkOrder(ShardHistory shard) {
        Map<StreamId, Long> heads = new LinkedHashMap<>();
        var last = Instant.EPOCH;
        for (var event : events(shard)) {
            long before = heads.computeIfAbsent(event.stream(), shard::before);
            assertThat(event.version().value()).isEqualTo(before + 1);
            assertThat(event.recordedAt()).isAfterOrEqualTo(last);
            heads.put(event.stream(), before + 1);
            last = event.recordedAt();
        }
    }

    private static void checkWrite(Write write, List<ShardHistory> histories) {
        long found = histories.stream()
                .filter(it ->
                        write.commit.ids().stream().anyMatch(id -> it.find(id).isPresent()))
                .count();
        if (write.answer.isPresent()) {
            switch (write.answer.get()) {
                case RECORDED ->
                    assertThat(found).as("%s was said to be recorded", write).isPositive();
                case REFUSED ->
                    assertThat(found).as("%s was said to be refused", write).isZero();
                case UNKNOWN -> {}
            }
        } else {
            assertThat(found).as("%s was never read", write).isZero();
        }
    }

    private enum Answer {
        RECORDED,
        REFUSED,
        UNKNOWN
    }

    private static final class Write {
        private final Commit commit;
        private final Entry entry;
        private Optional<Answer> answer = Optional.empty();

        private Write(Commit commit, Entry entry) {
            this.commit = commit;
            this.entry = entry;
        }

        @Override
        public String toString() {
            return new String(entry.data(), StandardCharsets.UTF_8);
        }
    }
}

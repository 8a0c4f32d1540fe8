package dev.yore.testkit.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.shard.Entry;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PutResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final int COUNT = 200;

    private final ModelStream stream =
            new ModelStream("test", 1, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));

    @Test
    void whatIsRefusedOrLostOnItsWayDoesNotStand() {
        for (var fault : List.of(Fault.REFUSED, Fault.REQUEST_LOST)) {
            var results = put(fault, 1);

            assertThat(results).hasOnlyElementsOfType(expected(fault));
            assertThat(standing()).isEmpty();
        }
    }

    @Test
    void whatIsLostOnItsWayBackStands() {
        assertThat(put(Fault.ANSWER_LOST, 1)).hasOnlyElementsOfType(PutResult.Unknown.class);
        assertThat(standing())
                .hasSize(COUNT)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void whatIsLateStandsOnceItIsDelivered() {
        assertThat(put(Fault.LATE, 0.5))
                .hasAtLeastOneElementOfType(PutResult.Unknown.class)
                .hasAtLeastOneElementOfType(PutResult.Put.class);
        assertThat(standing()).hasSize(COUNT - stream.late());
        while (stream.late() > 0) {
            stream.deliver(stream.late() - 1);
        }
        assertThat(standing())
                .hasSize(COUNT)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void whatIsRepeatedStandsTwiceAtOnceOrLater() {
        assertThat(put(Fault.REPEATED, 1)).hasOnlyElementsOfType(PutResult.Put.class);
        assertThat(standing()).hasSize(COUNT).containsValue(2).doesNotContainValue(1);

        put(Fault.REPEATED_LATE, 1);
        assertThat(standing()).containsValue(3).doesNotContainValue(2);
        assertThat(stream.late()).isEqualTo(COUNT);
        stream.deliver(0);
        assertThat(standing()).containsValue(4);
    }

    @Test
    void whatIsShuffledStandsInAnotherOrderAndIsAnsweredInThatOfTheCall() {
        var puts =
                put(Fault.SHUFFLED, 1).stream().map(PutResult.Put.class::cast).toList();
        var shard = puts.getFirst().shard();

        assertThat(stream.records(shard))
                .allSatisfy(it -> assertThat(puts.get(Integer.parseInt(new String(it.data(), UTF_8))))
                        .isEqualTo(new PutResult.Put(shard, it.sequence())));
        assertThat(stream.records(shard).getFirst().data()).isNotEqualTo("0".getBytes(UTF_8));
    }

    @Test
    void aReaderThatGetsNoAnswerOrLittleMissesNothing() throws InterruptedException {
        put(Fault.REFUSED, 0);
        var faults =
                Faults.of(new SplittableRandom(7)).with(Fault.UNAVAILABLE, 0.3).with(Fault.SHORT_BATCH, 0.9);
        var log = stream.connect();
        var shard = log.shards().getFirst().id();
        log.suffer(faults);
        var read = new ArrayList<String>();
        int troubles = 0;
        int empty = 0;
        try (var reader = log.read(shard, Optional.empty())) {
            for (boolean atTip = false; !atTip; ) {
                try {
                    var batch = reader.next(Duration.ZERO);
                    batch.records().forEach(it -> read.add(new String(it.data(), UTF_8)));
                    atTip = batch.atTip();
                    empty += batch.records().isEmpty() ? 1 : 0;
                } catch (LogUnavailableException _) {
                    troubles++;
                }
            }
        }

        assertThat(read)
                .isEqualTo(IntStream.range(0, COUNT).mapToObj(Integer::toString).toList());
        assertThat(troubles).isPositive();
        assertThat(empty).isPositive();
    }

    @Test
    void aConnectionThatIsClosedOrCutOffSaysSoAndOthersGoOn() throws InterruptedException {
        var log = stream.connect();
        var other = stream.connect();
        var reader = log.read(log.shards().getFirst().id(), Optional.empty());
        log.suffer(Faults.of(new SplittableRandom(1)).with(Fault.UNAVAILABLE, 1));
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> reader.next(Duration.ZERO));
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(log::describe);
        log.close();

        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(log::shards);
        assertThat(log.put(List.of(new Entry("k", new byte[1])))).hasOnlyElementsOfType(PutResult.NotPut.class);
        assertThat(reader.next(Duration.ofHours(1)).records()).isEmpty();
        assertThat(other.put(List.of(new Entry("k", new byte[1])))).hasOnlyElementsOfType(PutResult.Put.class);
    }

    @Test
    void theSameSeedHasTheSameFaults() {
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var faults = Faults.of(new SplittableRandom(3));
            for (var fault : Fault.values()) {
                faults = faults.with(fault, 0.2);
            }
            var same = new ModelStream("same", 3, InstantSource.fixed(Instant.EPOCH));
            outcomes.add(same.connect(faults).put(entries()).toString());
        }
        assertThat(outcomes.getFirst()).isEqualTo(outcomes.getLast()).contains("Unknown", "NotPut");
    }

    private static Class<?> expected(Fault fault) {
        return fault == Fault.REFUSED ? PutResult.NotPut.class : PutResult.Unknown.class;
    }

    private List<PutResult> put(Fault fault, double chance) {
        var faults = Faults.of(new SplittableRandom(1)).with(fault, chance);
        try (var log = stream.connect(faults)) {
            return log.put(entries());
        }
    }

    private static List<Entry> entries() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> new Entry("key-" + i, Integer.toString(i).getBytes(UTF_8)))
                .toList();
    }

    private Map<String, Integer> standing() {
        var times = new HashMap<String, Integer>();
        stream.connect().shards().stream()
                .flatMap(it -> stream.records(it.id()).stream())
                .forEach(it -> times.merge(new String(it.data(), UTF_8), 1, Integer::sum));
        return times;
    }
}

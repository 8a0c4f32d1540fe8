package dev.yore.testkit.shard;

import static dev.yore.testkit.shard.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.Shard;
import dev.yore.testkit.internal.Together;
import dev.yore.testkit.internal.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A shard that is split or merged is closed, and its children begin behind its end. For logs whose fixture can do so. */
public interface ReshardContract extends LogTest {

    @Test
    default void aSplitShardHasTwoChildrenThatShareItsRange() {
        var parent = shard();
        place().split(parent.id());

        var children = childrenOf(parent);
        assertThat(children)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.parents()).containsExactly(parent.id()));
        RoutingContract.assertTiles(parent.range(), children);
        assertThat(log().shards()).hasSize(4).contains(parent);
    }

    @Test
    default void mergedShardsHaveOneChildOfBothRanges() {
        var parents = log().shards();
        place().merge(parents.getFirst().id(), parents.getLast().id());

        var children = childrenOf(parents.getFirst());
        assertThat(children).hasSize(1);
        var child = children.getFirst();
        assertThat(child.parents())
                .containsExactlyInAnyOrderElementsOf(
                        parents.stream().map(Shard::id).toList());
        RoutingContract.assertTiles(HashRange.WHOLE, children);
    }

    @Test
    default void aClosedShardEndsAndItsChildrenGoOn() throws InterruptedException {
        var parent = shard();
        Entries.put(log(), Entries.in(parent, "before", 3));
        place().split(parent.id());
        var puts = Entries.put(log(), Entries.in(parent, "after", 3));

        assertThat(textsToEnd(parent, Optional.empty())).containsExactly("before-0", "before-1", "before-2");
        var child = puts.getFirst().shard();
        assertThat(childrenOf(parent)).extracting(Shard::id).contains(child);
        assertThat(Reading.all(log(), child, patience()))
                .extracting(Entries::text)
                .containsExactly("after-0", "after-1", "after-2");
    }

    @Test
    default void aReaderGoesOnBehindAnyRecordOfAClosedShard() throws InterruptedException {
        var parent = shard();
        var puts = Entries.put(log(), Entries.in(parent, "e", 3));
        place().split(parent.id());

        assertThat(textsToEnd(parent, Optional.of(puts.get(0)))).containsExactly("e-1", "e-2");
        assertThat(textsToEnd(parent, Optional.of(puts.get(2)))).isEmpty();
    }

    @Test
    default void anEmptyShardCanBeClosed() throws InterruptedException {
        var parents = log().shards();
        place().merge(parents.getFirst().id(), parents.getLast().id());
        assertThat(textsToEnd(parents.getFirst(), Optional.empty())).isEmpty();
        assertThat(textsToEnd(parents.getLast(), Optional.empty())).isEmpty();
    }

    @Test
    default void whatIsClosedStaysClosed() throws InterruptedException {
        place().split(shard().id());
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toEnd(reader, patience());
            var batch = Waiting.in(() -> reader.next(ShardWaitContract.LONG)).result(patience());
            assertThat(batch.closed()).isTrue();
            assertThat(batch.records()).isEmpty();
        }
    }

    @Test
    default void aReaderThatWaitsSeesTheEnd() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toTip(reader, patience());
            var call = Waiting.in(() -> reader.next(ShardWaitContract.LONG));
            place().split(shard().id());
            var batch = call.result(patience());
            while (!batch.closed()) {
                batch = Waiting.in(() -> reader.next(ShardWaitContract.LONG)).result(patience());
            }
            assertThat(batch.gap()).isFalse();
        }
    }

    @Test
    default void nothingIsLostWhileShardsAreSplitAndMerged() throws InterruptedException {
        var written = new ArrayList<String>();
        var done = new AtomicBoolean();
        var writer = Together.begin(() -> {
            for (int i = 0; !done.get(); i++) {
                var entry = Entries.in(shard().range(), "e-" + i);
                if (log().put(List.of(entry)).getFirst() instanceof Put) {
                    written.add(text(entry));
                }
            }
            return written;
        });
        try {
            place().split(shard().id());
            var open = open(log().shards());
            place().merge(open.get(0).id(), open.get(1).id());
        } finally {
            done.set(true);
        }
        Together.get(patience(), writer);

        var read = new ArrayList<String>();
        for (var shard : log().shards()) {
            Reading.all(log(), shard.id(), patience()).forEach(it -> read.add(text(it)));
        }
        assertThat(read).containsAll(written);
    }

    @Test
    default void theOrderOfAKeyGoesOnFromParentToChild() throws InterruptedException {
        var key = Entries.key(shard().range());
        var lineage = new ArrayList<Partition>();
        for (int i = 0; i < 3; i++) {
            var put = Entries.putTogether(log(), List.of(new Entry(key, new byte[] {(byte) i})))
                    .getFirst();
            lineage.add(put.shard());
            if (i < 2) {
                place().split(put.shard());
            }
        }
        for (int i = 1; i < lineage.size(); i++) {
            var child = lineage.get(i);
            assertThat(log().shards().stream().filter(it -> it.id().equals(child)))
                    .flatExtracting(Shard::parents)
                    .containsExactly(lineage.get(i - 1));
        }
    }

    private List<String> textsToEnd(Shard shard, Optional<Put> after) throws InterruptedException {
        try (var reader = log().read(shard.id(), after.map(Put::sequence))) {
            return Reading.toEnd(reader, patience()).stream().map(Entries::text).toList();
        }
    }

    private List<Shard> childrenOf(Shard parent) {
        return log().shards().stream()
                .filter(it -> it.parents().contains(parent.id()))
                .toList();
    }

    private static List<Shard> open(Collection<Shard> shards) {
        var parents = shards.stream().flatMap(it -> it.parents().stream()).toList();
        return shards.stream()
                .filter(it -> !parents.contains(it.id()))
                .sorted(Comparator.comparing(it -> it.range().from()))
                .toList();
    }
}

package dev.yore.log.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory of a run is used again, and never while somebody reads the run. */
class RunMemoryTest {

    private static final long TERM = 42;

    private final List<RunMemory> free = new ArrayList<>();
    private final RunMemory memory = new RunMemory(16);
    private final MemoryRun run = new MemoryRun(1, memory, free::add);
    private final Snapshots snapshots = new Snapshots(List.of(run), () -> {});

    @Test
    void itIsFreeOnceTheRunIsInNoSnapshotThatIsInUse() {
        var held = snapshots.acquire();
        var alsoHeld = snapshots.acquire();
        snapshots.replace(runs -> List.of(runs.getFirst(), new MemoryRun(2, 16)));
        var withBoth = snapshots.acquire();
        snapshots.replace(runs -> List.of(runs.getLast()));
        held.close();
        alsoHeld.close();
        assertThat(free).isEmpty();

        withBoth.close();
        assertThat(free).containsExactly(memory);
        snapshots.close();
        assertThat(free).hasSize(1);
    }

    @Test
    void aRunKeptWhereAnotherWasKnowsNothingOfIt() {
        run.add(TERM, 1);
        run.cover(1);
        memory.clear();
        var next = new MemoryRun(2, memory, free::add);
        assertThat(next.postings(TERM, 0).count()).isZero();

        next.add(TERM, 3);
        next.cover(3);
        assertThat(next.postings(TERM, 0).count()).isEqualTo(1);
        assertThat(next.postings(TERM, 0).get(0)).isEqualTo(3);
    }
}

package dev.yore.cli.transfer;

import dev.yore.YoreException;
import dev.yore.cli.api.Session;
import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Receipt;
import dev.yore.store.RestorableStore;
import dev.yore.store.SpansPartitionsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes commits in that another store recorded: exactly, with positions and times of recording, as long as this store holds
 * nothing else; as new facts otherwise. A commit that is there already is left as it is. For one thread.
 */
final class RecordedCommits {

    private static final int MOST_WAITING = 1_000;
    private static final long MOST_WAITING_BYTES = 8 << 20;

    private final EventStore store;
    private final Session session;
    private final ImportTally tally;
    private boolean exact;
    private long nextRank = 1;
    private boolean begun;
    private final List<CommitGroup> waiting = new ArrayList<>();
    private long waitingBytes;

    /** @param exact whether to restore exactly what can be */
    RecordedCommits(EventStore store, Session session, ImportTally tally, boolean exact) {
        this.store = store;
        this.session = session;
        this.tally = tally;
        this.exact = exact && store instanceof RestorableStore;
    }

    /** Something was rejected before or between the commits of a history that is to be restored exactly. */
    boolean mustStop() {
        return begun && exact && !tally.isClean();
    }

    /** Events of another kind come in between, so that the positions that follow are no longer free. */
    void interruptedByOthers() {
        flush();
        exact = false;
    }

    /** Takes a commit in, now or with those that follow it. */
    void record(CommitGroup group) {
        begun = true;
        boolean follows = !waiting.isEmpty() && group.first().rank() == nextRank;
        if (!follows || waiting.size() == MOST_WAITING || waitingBytes >= MOST_WAITING_BYTES) {
            flush();
        }
        if (mustStop()) {
            return;
        }
        if (follows) {
            restoreSoon(group);
        } else {
            recordAlone(group, this::restoreSoon);
        }
    }

    private void recordAlone(CommitGroup group, Consumer<CommitGroup> restoring) {
        var there = store.find(group.events().getFirst().id());
        if (there.isPresent()) {
            compare(group, there.get());
            nextRank = group.first().rank() + group.size();
        } else if (exact && holdsOthers(group)) {
            exact = false;
            session.note(
                    "line %d: the store holds other events, so that from here on events are appended as new facts, at"
                                    .formatted(group.firstLine())
                            + " positions and times of recording of their own");
            append(group);
        } else if (exact) {
            restoring.accept(group);
        } else {
            append(group);
        }
    }

    private boolean holdsOthers(CommitGroup group) {
        return store.head().rank(Partition.SINGLE) != nextRank - 1
                || !group.first().partition().equals(Partition.SINGLE);
    }

    private void compare(CommitGroup group, RecordedEvent there) {
        boolean same = there.commit().size() == group.size()
                && there.position().equals(there.commit().first())
                && there.event().equals(group.events().getFirst());
        if (!same) {
            reject(
                    group,
                    "event " + there.id() + " stands at position " + there.position()
                            + " already, in another commit or with other content");
            return;
        }
        exact &= there.position().equals(group.first()) && there.recordedAt().equals(group.recordedAt());
        tally.known += group.size();
    }

    private void restoreSoon(CommitGroup group) {
        if (group.first().rank() == nextRank) {
            waiting.add(group);
            waitingBytes += group.bytes();
            nextRank += group.size();
        } else {
            reject(
                    group,
                    "has position %s, but %d should be next: lines are missing. --as-new appends them as new facts."
                            .formatted(group.first(), nextRank));
        }
    }

    /** Restores what waits, together, so that it shares syncs; one by one where any of it is refused, to tell which. */
    void flush() {
        var groups = List.copyOf(waiting);
        waiting.clear();
        waitingBytes = 0;
        try {
            restore(groups);
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (YoreException _) {
            nextRank = groups.getFirst().first().rank();
            groups.forEach(this::recordNow);
        }
    }

    private void recordNow(CommitGroup group) {
        boolean wasRestored = store.head().covers(group.first());
        if (mustStop()) {
            return;
        }
        if (wasRestored) {
            restoreNow(group);
        } else {
            recordAlone(group, this::restoreNow);
        }
    }

    private void restoreNow(CommitGroup group) {
        try {
            restore(List.of(group));
            nextRank = group.first().rank() + group.size();
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (YoreException e) {
            reject(group, String.valueOf(e.getMessage()));
        }
    }

    private void restore(List<CommitGroup> groups) {
        if (!groups.isEmpty()) {
            ((RestorableStore) store)
                    .restoreAll(groups.stream().map(CommitGroup::commit).toList());
            tally.restored += groups.stream().mapToLong(CommitGroup::size).sum();
        }
    }

    private void append(CommitGroup group) {
        try {
            switch (store.tryAppend(Commit.of(group.events()))) {
                case Receipt _ -> tally.appended += group.size();
                case Refusal refusal ->
                    reject(group, String.valueOf(refusal.toException().getMessage()));
            }
        } catch (SpansPartitionsException e) {
            reject(group, String.valueOf(e.getMessage()));
        }
    }

    private void reject(CommitGroup group, String reason) {
        session.rejected(group.firstLine(), reason);
        tally.rejected += group.size();
    }
}

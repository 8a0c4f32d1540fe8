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

/**
 * Takes commits in that another store recorded: exactly, with positions and times of recording, as long as this store holds
 * nothing else; as new facts otherwise. A commit that is there already is left as it is. For one thread.
 */
final class RecordedCommits {

    private final EventStore store;
    private final Session session;
    private final ImportTally tally;
    private boolean exact;
    private long nextRank = 1;
    private boolean begun;

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
        exact = false;
    }

    void record(CommitGroup group) {
        begun = true;
        if (mustStop()) {
            return;
        }
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
            restore(group);
            nextRank = group.first().rank() + group.size();
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

    private void restore(CommitGroup group) {
        if (group.first().rank() != nextRank) {
            reject(
                    group,
                    "has position %s, but %d should be next: lines are missing. --as-new appends them as new facts."
                            .formatted(group.first(), nextRank));
            return;
        }
        try {
            ((RestorableStore) store).restore(group.events(), group.first(), group.recordedAt());
            tally.restored += group.size();
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (YoreException e) {
            reject(group, String.valueOf(e.getMessage()));
        }
    }

    private void append(CommitGroup group) {
        switch (store.tryAppend(Commit.of(group.events()))) {
            case Receipt _ -> tally.appended += group.size();
            case Refusal refusal ->
                reject(group, String.valueOf(refusal.toException().getMessage()));
        }
    }

    private void reject(CommitGroup group, String reason) {
        session.rejected(group.firstLine(), reason);
        tally.rejected += group.size();
    }
}

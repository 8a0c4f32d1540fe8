package dev.yore.log.internal.engine;

import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Receipt;
import dev.yore.store.RecordedCommit;
import java.util.List;
import java.util.Optional;

/** What moves the log of an open store on: its own writer, or that of another process. */
public sealed interface Side extends AutoCloseable permits WritingSide, TailingSide {

    /** Appends a commit; see {@link dev.yore.store.EventStore#tryAppend}. */
    AppendResult append(Commit commit);

    /** Appends commits of another log, in order; see {@link dev.yore.store.RestorableStore#restoreAll}. */
    List<Receipt> restoreAll(List<RecordedCommit> commits);

    /** What keeps the store from working as it should. */
    Optional<Throwable> problem();

    /** Ends it, and lets go of all that the store holds. */
    @Override
    void close();
}

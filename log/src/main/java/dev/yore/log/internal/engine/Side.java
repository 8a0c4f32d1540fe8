package dev.yore.log.internal.engine;

import dev.yore.event.Event;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What moves the log of an open store on: its own writer, or that of another process. */
public sealed interface Side extends AutoCloseable permits WritingSide, TailingSide {

    /** Appends a commit; see {@link dev.yore.store.EventStore#tryAppend}. */
    AppendResult append(Commit commit);

    /** Appends a commit of another log; see {@link dev.yore.store.RestorableStore#restore}. */
    Receipt restore(List<Event> events, long first, Instant recordedAt);

    /** What keeps the store from working as it should. */
    Optional<Throwable> problem();

    /** Ends it, and lets go of all that the store holds. */
    @Override
    void close();
}

package dev.yore.log.internal.engine;

import dev.yore.YoreException;
import dev.yore.store.AppendResult;
import java.util.function.Supplier;

/** What a caller gets who appends: a result, or an exception that is made in its own thread. */
sealed interface Answer {

    /** What was decided. */
    record Decided(AppendResult result) implements Answer {}

    /** Why it was not, or why it is not known what came of it. */
    record Failed(Supplier<? extends YoreException> exception) implements Answer {}
}

package dev.yore.store;

import static java.util.stream.Collectors.joining;

import dev.yore.YoreException;
import dev.yore.store.AppendResult.Mismatch;
import java.util.List;

/**
 * Streams do not have the versions that the writer expected: someone was faster. Nothing was recorded. Load, decide and
 * append again.
 */
public final class ConflictException extends YoreException {
    private static final long serialVersionUID = 1;

    private final transient List<Mismatch> mismatches;

    /** @param mismatches each stream that has another version */
    public ConflictException(List<Mismatch> mismatches) {
        super("conflict: " + mismatches.stream().map(Mismatch::toString).collect(joining("; ")));
        this.mismatches = List.copyOf(mismatches);
    }

    /** Each stream that has another version than expected. */
    public List<Mismatch> mismatches() {
        return mismatches;
    }
}

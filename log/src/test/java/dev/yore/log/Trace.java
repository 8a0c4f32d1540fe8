package dev.yore.log;

import dev.yore.log.internal.storage.Hook;
import dev.yore.log.internal.storage.Operation;
import java.util.ArrayDeque;
import java.util.Queue;

/** The last that happened, for whoever has to find out why. */
final class Trace implements Hook {

    private static final int LINES = 300;

    private final Queue<String> lines = new ArrayDeque<>();

    @Override
    public void before(Operation operation) {
        note("  %s (%s)".formatted(operation, Thread.currentThread().getName()));
    }

    synchronized void note(String line) {
        if (lines.size() == LINES) {
            lines.remove();
        }
        lines.add(line);
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}

package dev.yore.testkit;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import dev.yore.testkit.internal.Gate;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A follower that looks at one event of the log after the other, and waits at its end. The store's gate guards all of it. */
final class InMemoryFollower implements Follower {

    private final InMemoryLog log;
    private final Gate gate;
    private final Query query;
    private Checkpoint passed;
    private @Nullable RecordedEvent found;
    private boolean closed;

    InMemoryFollower(InMemoryLog log, Gate gate, Query query, Checkpoint after) {
        this.log = log;
        this.gate = gate;
        this.query = query;
        this.passed = after;
    }

    @Override
    public boolean hasNext() {
        gate.lock();
        try {
            boolean there = find(Gate.FOREVER);
            if (!there) {
                close();
            }
            return there;
        } finally {
            gate.unlock();
        }
    }

    @Override
    public RecordedEvent next() {
        gate.lock();
        try {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return take();
        } finally {
            gate.unlock();
        }
    }

    @Override
    public Optional<RecordedEvent> poll(Duration timeout) {
        gate.lock();
        try {
            return find(timeout) ? Optional.of(take()) : Optional.empty();
        } finally {
            gate.unlock();
        }
    }

    @Override
    public Checkpoint checkpoint() {
        gate.lock();
        try {
            return passed;
        } finally {
            gate.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        gate.lock();
        try {
            return closed || gate.isClosed();
        } finally {
            gate.unlock();
        }
    }

    @Override
    public void close() {
        gate.lock();
        try {
            closed = true;
            found = null;
            gate.signalAll();
        } finally {
            gate.unlock();
        }
    }

    /** Looks for the next event until there is one, the time is over, the follower closed, or its thread interrupted. */
    private boolean find(Duration timeout) {
        try {
            gate.await(() -> isClosed() || found != null || scan(), timeout);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (isClosed()) {
            found = null;
        }
        return found != null;
    }

    private boolean scan() {
        for (var event = log.behind(passed); event.isPresent(); event = log.behind(passed)) {
            if (query.matches(event.get().event())) {
                found = event.get();
                return true;
            }
            passed = passed.with(event.get().position());
        }
        return false;
    }

    private RecordedEvent take() {
        var event = found;
        if (event == null) {
            throw new NoSuchElementException();
        }
        found = null;
        passed = passed.with(event.position());
        return event;
    }
}

package dev.yore.testkit.broken;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Follower;
import java.time.Duration;
import java.util.Optional;

/** A follower that does what another one does, as long as nobody breaks it. */
class ForwardingFollower implements Follower {

    final Follower sound;

    ForwardingFollower(Follower sound) {
        this.sound = sound;
    }

    @Override
    public boolean hasNext() {
        return sound.hasNext();
    }

    @Override
    public RecordedEvent next() {
        return sound.next();
    }

    @Override
    public Optional<RecordedEvent> poll(Duration timeout) {
        return sound.poll(timeout);
    }

    @Override
    public Checkpoint checkpoint() {
        return sound.checkpoint();
    }

    @Override
    public boolean isClosed() {
        return sound.isClosed();
    }

    @Override
    public void close() {
        sound.close();
    }
}

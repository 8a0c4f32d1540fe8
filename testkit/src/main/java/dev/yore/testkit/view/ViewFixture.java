package dev.yore.testkit.view;

import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.Optional;

/** A place where views live: a file, a database. It is empty at first, and each test gets a new one. */
public interface ViewFixture extends AutoCloseable {

    /** Opens the views that live here. Others may have them open at the same time. */
    ViewStore open();

    /** Lets so much time pass for all leases that are held here, by moving the store's clock or what it wrote down. */
    void pass(Duration time);

    /** What a transactional write can be done with, if the store has such a thing. */
    default Optional<Class<?>> resource() {
        return Optional.empty();
    }

    /** Whether {@link #crash} can be asked for. */
    default boolean canCrash() {
        return false;
    }

    /** Abandons an open store as the end of its process would: nothing is closed, nothing written, nothing waited for. */
    default void crash(ViewStore store) {
        throw new UnsupportedOperationException("this fixture cannot crash its store");
    }

    /** How long a test waits at the most for something that must happen. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Clears the place away. All stores of it are closed, but for those that crashed. */
    @Override
    default void close() {}
}

package dev.yore.log.internal.storage;

import java.io.IOException;

/** What is called before each operation of a {@link SimulatedStorage}, by the thread that asks for it. It may block. */
@FunctionalInterface
public interface Hook {

    /** Returns to let the operation happen; throws to fail it, after it has let none, some or all of it take effect. */
    void before(Operation operation) throws IOException;
}

package dev.yore.deciding;

import dev.yore.store.Checkpoint;

/** Is told how far a replica has come while it reads what it has missed. */
@FunctionalInterface
public interface CatchUp {

    /** Tells nobody. */
    CatchUp SILENT = _ -> {};

    /** Called about once a second, by the thread that opens the store. */
    void at(Checkpoint head);
}

package dev.yore.domain;

import dev.yore.store.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What a command did.
 *
 * @param <S> the state
 * @param <E> the domain's events
 * @param events what happened; empty when there was nothing to do
 * @param loaded the aggregate after it
 * @param receipt the receipt of the events; empty when there were none
 * @param repeated whether this is what the command did when it was handled before, under the id in its {@link Context}
 */
public record Handled<S, E>(List<E> events, Loaded<S> loaded, Optional<Receipt> receipt, boolean repeated) {

    /** The state after it. */
    public S state() {
        return loaded.state();
    }
}

package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.RejectedException;
import java.util.Optional;

/** Whether a command was rejected, and why. */
final class Rejection {

    private Rejection() {}

    /** Handles a command; the reason if it is rejected. */
    static <C> Optional<String> isRejected(Boundary<C, ?, ?> boundary, C command) {
        try {
            boundary.handle(command);
            return Optional.empty();
        } catch (RejectedException e) {
            return Optional.of(e.reason());
        }
    }
}

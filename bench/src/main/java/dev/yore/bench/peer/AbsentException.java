package dev.yore.bench.peer;

/** A peer cannot run here. Its message says why. */
public final class AbsentException extends Exception {
    private static final long serialVersionUID = 1;

    AbsentException(String reason) {
        super(reason);
    }
}

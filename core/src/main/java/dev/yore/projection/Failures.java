package dev.yore.projection;

/** What the code of a projection may throw. */
final class Failures {

    private Failures() {}

    /** Lets through what says more of the process than of the event. */
    static Throwable ofEvent(Throwable failure) {
        if (failure instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
        return failure;
    }
}

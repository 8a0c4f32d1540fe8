package dev.yore.cli.api;

/** A command cannot do what was asked. Its message is shown, and the exit code is {@link ExitCode#FELL_SHORT}. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it, in one line */
    public CommandFailedException(String message) {
        super(message);
    }
}

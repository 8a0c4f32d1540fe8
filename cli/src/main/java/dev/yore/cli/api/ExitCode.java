package dev.yore.cli.api;

/** How a command ends. */
public final class ExitCode {

    /** It did what was asked. */
    public static final int DONE = 0;

    /** It was refused, failed, or fell short of what was asked; what it did is told. */
    public static final int FELL_SHORT = 1;

    /** It was called in a wrong way; nothing was done. */
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}

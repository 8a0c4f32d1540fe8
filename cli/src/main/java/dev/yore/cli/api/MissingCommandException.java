package dev.yore.cli.api;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command that only groups others was called without one of them. The help, which lists them, is shown. */
public final class MissingCommandException extends ParameterException {
    private static final long serialVersionUID = 1;

    /** @param group the command that was called */
    public MissingCommandException(CommandLine group) {
        super(group, "Missing command");
    }
}

package dev.yore.cli;

import dev.yore.YoreException;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.event.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ParameterException;

/** Tells the user what went wrong, in one line and without a stack trace, and gives the exit code for it. */
final class ErrorReport {

    private final Root options;
    private final PrintWriter err;
    private final BooleanSupplier interrupted;

    ErrorReport(Root options, PrintWriter err, BooleanSupplier interrupted) {
        this.options = options;
        this.err = err;
        this.interrupted = interrupted;
    }

    /** A command was called in a wrong way. */
    int wrongUsage(ParameterException e) {
        tell("usage", WrongUsage.message(e), ExitCode.WRONG_USAGE);
        if (!options.json) {
            WrongUsage.hints(e).forEach(err::println);
        }
        trace(e);
        return ExitCode.WRONG_USAGE;
    }

    /** A command failed. */
    int failure(Exception e) {
        if (e instanceof OutputClosedException) {
            return ExitCode.DONE;
        }
        if (interrupted.getAsBoolean()) {
            err.println("yore: interrupted");
            return ExitCode.FELL_SHORT;
        }
        tell(kind(e), message(e), ExitCode.FELL_SHORT);
        trace(e);
        return ExitCode.FELL_SHORT;
    }

    private void tell(String kind, String message, int exitCode) {
        if (options.json) {
            var error = Json.nodes().objectNode();
            error.put("error", kind).put("message", message).put("exitCode", exitCode);
            err.println(Json.of(error));
        } else {
            err.println("yore: " + Printable.of(message));
        }
    }

    private void trace(Exception e) {
        if (options.debug) {
            e.printStackTrace(err);
        }
    }

    /** A stable name for what went wrong: that of the exception, {@code StoreLockedException} as {@code store-locked}. */
    private static String kind(Exception e) {
        return switch (e) {
            case YoreException it ->
                it.getClass()
                        .getSimpleName()
                        .replaceFirst("Exception$", "")
                        .replaceAll("(?<=.)(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
            case CommandFailedException _ -> "failed";
            case IOException _ -> "io";
            case UncheckedIOException _ -> "io";
            default -> "internal";
        };
    }

    private static String message(Exception e) {
        return switch (e) {
            case YoreException it -> String.valueOf(it.getMessage());
            case CommandFailedException it -> String.valueOf(it.getMessage());
            case NoSuchFileException it -> it.getFile() + ": there is no such file or directory";
            case AccessDeniedException it -> it.getFile() + ": access denied";
            case FileAlreadyExistsException it -> it.getFile() + ": stands in the way";
            case IOException it -> "input or output failed: " + it.getMessage();
            case UncheckedIOException it -> String.valueOf(it.getMessage());
            default -> "internal error: " + e + " (--debug shows where)";
        };
    }
}

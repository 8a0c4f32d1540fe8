package dev.yore.cli;

import dev.yore.YoreException;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.domain.UnknownEventTypeException;
import dev.yore.event.Json;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ParameterException;

/** Tells the user what went wrong, in one line and without a stack trace, and gives the exit code for it. */
final class ErrorReport {

    private final Manner manner;
    private final PrintWriter err;
    private final BooleanSupplier interrupted;

    /**
     * How errors are told. It is looked for by itself, since one may come up before the arguments are parsed, and ends the parsing where
     * it stands.
     */
    record Manner(boolean json, boolean debug) {
        static Manner in(String... args) {
            var options = Arrays.asList(args);
            int end = options.indexOf("--");
            options = end < 0 ? options : options.subList(0, end);
            return new Manner(options.contains("--json"), options.contains("--debug"));
        }
    }

    ErrorReport(Manner manner, PrintWriter err, BooleanSupplier interrupted) {
        this.manner = manner;
        this.err = err;
        this.interrupted = interrupted;
    }

    /** A command was called in a wrong way. */
    int wrongUsage(ParameterException e) {
        tell("usage", WrongUsage.message(e), ExitCode.WRONG_USAGE);
        if (!manner.json) {
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
        if (manner.json) {
            var error = Json.nodes().objectNode();
            error.put("error", kind).put("message", message).put("exitCode", exitCode);
            err.println(Json.of(error));
        } else {
            err.println("yore: " + Printable.of(message));
        }
    }

    private void trace(Exception e) {
        if (manner.debug) {
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
            case UnreadableStoreException it -> it.getMessage() + " (--data DIR names the directory of the store)";
            case UnknownEventTypeException it ->
                "events of type %s in version %d are unknown here: is this another kind of stream, or of a later version of the application?"
                                .formatted(it.type(), it.schemaVersion())
                        + " 'yore stream ID' shows them as they are";
            case YoreException it -> String.valueOf(it.getMessage());
            case CommandFailedException it -> String.valueOf(it.getMessage());
            case NoSuchFileException it -> it.getFile() + ": there is no such file or directory";
            case AccessDeniedException it -> it.getFile() + ": access denied";
            case FileAlreadyExistsException it -> it.getFile() + ": stands in the way";
            case FileSystemException it -> String.valueOf(it.getMessage());
            case IOException it -> "input or output failed: " + it.getMessage();
            case UncheckedIOException it -> String.valueOf(it.getMessage());
            default -> "internal error: " + e + " (--debug shows where)";
        };
    }
}

package dev.yore.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The way in: runs one call of the {@code yore} command. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /**
     * Runs the command with streams that are no terminal, and returns its exit code.
     *
     * @param environment its variables
     */
    public static int run(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, String... args) {
        return run(new Console(in, out, () -> false, err, false, false, environment), args);
    }

    /** Runs the command and returns its exit code. */
    static int run(Console console, String... args) {
        var options = new Root();
        var err = writer(console.err());
        var out = new StandardOutput(console.out(), console.readerHasGone());
        var session = new CommandSession(console, options, out, err);
        var errors = new ErrorReport(ErrorReport.Manner.in(args), err, session::isInterrupted);
        try (var _ = Interruption.closing(session);
                session) {
            int exitCode = new CommandTree(console, options, session, errors).execute(args);
            out.flush();
            return exitCode;
        } catch (RuntimeException e) {
            return errors.failure(e);
        } finally {
            err.flush();
        }
    }

    static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }
}

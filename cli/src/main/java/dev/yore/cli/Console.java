package dev.yore.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the command is connected with.
 *
 * @param in standard input
 * @param out standard output
 * @param readerHasGone whether nobody reads standard output any more, as far as can be told
 * @param err standard error
 * @param colours whether standard output shows colours
 * @param progress whether standard error is a terminal, which shows how things go
 * @param environment the variables of the environment
 */
record Console(
        InputStream in,
        OutputStream out,
        BooleanSupplier readerHasGone,
        OutputStream err,
        boolean colours,
        boolean progress,
        Map<String, String> environment) {

    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    /** That of this process. */
    static Console ofProcess() {
        var environment = System.getenv();
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PipeWatch(STDOUT),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(STDOUT) && allowsColours(environment),
                isTerminal(STDERR),
                environment);
    }

    /** The next line of standard input; empty at its end. */
    Optional<String> readLine() {
        var line = new StringBuilder();
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return Optional.of(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    private static boolean allowsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Java knows of standard input and output together only; the link of a descriptor says what lies behind it alone. */
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException _) {
            return false;
        }
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }
}

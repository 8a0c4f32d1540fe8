package dev.yore.cli.testing;

import dev.yore.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One run of the {@code yore} command inside this process, without a terminal, and what came of it.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs the command with these arguments, an empty standard input and an empty environment. */
    public static CommandRun of(String... arguments) {
        return reading("", arguments);
    }

    /** Runs the command with this text on its standard input. */
    public static CommandRun reading(String input, String... arguments) {
        return in(Map.of(), input, arguments);
    }

    /** Runs the command in an environment of these variables. */
    public static CommandRun in(Map<String, String> environment, String input, String... arguments) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = Main.run(in, out, err, environment, arguments);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The lines of standard output. */
    public List<String> lines() {
        return out.lines().toList();
    }
}

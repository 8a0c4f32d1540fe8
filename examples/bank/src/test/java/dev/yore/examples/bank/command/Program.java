package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The {@code yore} command in a process of its own. */
final class Program {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it writes goes to files in this folder. */
    static Program start(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** Starts a pipe: this program, and what reads from it. */
    static Program startPipe(Path folder, String reader, String... arguments) throws IOException {
        var words = new ArrayList<>(command());
        words.addAll(List.of(arguments));
        var quoted = words.stream().map(it -> "'" + it + "'").toList();
        return run(folder, List.of("/bin/sh", "-c", String.join(" ", quoted) + " | " + reader));
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.yore.cli.Main");
    }

    private static Program run(Path folder, List<String> command) throws IOException {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(it -> it.startsWith("JAVA_TOOL") || it.startsWith("JDK_JAVA"));
        return new Program(builder.start(), out, err);
    }

    /** Ends it as a power cut would, if it has not come to its own end within this time. */
    void killAfter(long milliseconds) throws InterruptedException {
        if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Sends what Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Its exit code, when it comes to its end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Waits until it has written something. */
    void awaitOutput() throws InterruptedException {
        await("output", () -> out.toFile().length() > 0);
    }

    /** Waits until a file is there. */
    void awaitFile(Path file) throws InterruptedException {
        await(file.toString(), () -> Files.exists(file));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until there is %s", what).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

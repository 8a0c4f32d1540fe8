package dev.yore.kinesis.local;

import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running emulator of some service: a process that ends with this one at the latest. */
public final class Emulator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int SECONDS_TO_CLOSE = 5;

    private final String name;
    private final Process process;
    private final Path output;
    private final Thread atTheEnd;
    private volatile boolean answers;

    private Emulator(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.atTheEnd = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param name what it is called
     * @param program what starts it
     * @param output where its output goes
     * @param ready the page that it has as soon as it can be used
     * @throws StoreFailedException if it does not start, or does not answer within a minute
     */
    public static Emulator start(String name, ProcessBuilder program, Path output, URI ready) {
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("no place for the output of " + name, e);
        }
        var emulator = new Emulator(
                name, Programs.start(program.redirectErrorStream(true).redirectOutput(output.toFile())), output);
        try {
            emulator.await(ready);
            emulator.answers = true;
        } catch (RuntimeException e) {
            emulator.close();
            throw e;
        }
        return emulator;
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port", e);
        }
    }

    private void await(URI ready) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, ready)) {
                requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new StoreFailedException(
                            "%s does not answer within %s: see %s".formatted(name, PATIENCE, output));
                }
                Thread.sleep(LOOK_AGAIN);
            }
            requireAlive(); // on its port another may have answered
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailedException("interrupted while " + name + " started", e);
        }
    }

    private static boolean answers(HttpClient http, URI page) throws InterruptedException {
        try {
            http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new StoreFailedException(
                    "%s ended with %d as soon as it was started: see %s".formatted(name, process.exitValue(), output));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) { // it keeps nothing that it would have to bring to an end
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!isEnding()) {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        }
    }

    /** Ends it with this process, once those have had some time who use it and close it. */
    private void end() {
        try {
            if (answers) {
                process.waitFor(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            // at once, then
        }
        process.destroyForcibly();
    }

    private boolean isEnding() {
        return atTheEnd.getState() != Thread.State.NEW;
    }
}

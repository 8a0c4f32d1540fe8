package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link WritingNode} in a process of its own, and what was acknowledged to it. */
final class NodeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final List<EventId> acknowledged = new CopyOnWriteArrayList<>();
    private final CountDownLatch writes = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener;

    /** Starts one and waits until it writes. */
    NodeProcess(URI endpoint, String stream, Path replica) throws IOException, InterruptedException {
        process = Jvm.start(WritingNode.class, endpoint.toString(), stream, replica.toString());
        listener = Thread.ofVirtual().start(this::listen);
        assertThat(writes.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it writes")
                .isTrue();
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(String line) {
        switch (line) {
            case WritingNode.WRITES -> writes.countDown();
            case WritingNode.CLOSED -> closed.countDown();
            default -> acknowledged.add(EventId.of(line));
        }
    }

    List<EventId> acknowledged() {
        return acknowledged;
    }

    /** Sends it a signal, such as STOP. */
    void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Ends it with SIGKILL. */
    void kill() throws IOException, InterruptedException {
        signal("KILL"); // unlike destroy, this lets all be read that it wrote
        process.waitFor();
        listener.join();
    }

    /** Has it close its store and end. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it is closed")
                .isTrue();
        process.waitFor();
        listener.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What listens where the service should, takes a request, and answers as it is told to, or not at all. */
final class StubService implements AutoCloseable {

    private static final int ENOUGH = 64;

    private final ServerSocket socket;
    private final Optional<String> answer;
    private final boolean waits;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    private StubService(Optional<String> answer, boolean waits) {
        this.answer = answer;
        this.waits = waits;
        try {
            socket = new ServerSocket(0, ENOUGH, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Takes requests and never answers. */
    static StubService silent() {
        return new StubService(Optional.empty(), true);
    }

    /** Takes requests and hangs up. */
    static StubService hangingUp() {
        return new StubService(Optional.empty(), false);
    }

    /** Refuses with a status and the name of an error. */
    static StubService refusing(int status, String error) {
        return new StubService(
                Optional.of(
                        "HTTP/1.1 %d Refused\r\nx-amzn-ErrorType: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(status, error)),
                false);
    }

    /** A place where nobody listens. */
    static URI nobody() {
        try (var service = hangingUp()) {
            return service.endpoint();
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (SocketException _) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            readHeader(connection.getInputStream());
            requests.incrementAndGet();
            if (waits) {
                closed.await();
            }
            if (answer.isPresent()) {
                connection.getOutputStream().write(answer.get().getBytes(US_ASCII));
            }
        } catch (IOException _) {
            // The client hung up first.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHeader(InputStream in) throws IOException {
        int line = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n' && line == 0) {
                in.readNBytes(in.available());
                return;
            }
            line = read == '\n' ? 0 : read == '\r' ? line : line + 1;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

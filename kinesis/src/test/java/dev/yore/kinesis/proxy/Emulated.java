package dev.yore.kinesis.proxy;

import dev.yore.kinesis.proxy.Answer.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An emulator of Kinesis. */
final class Emulated implements Service, AutoCloseable {

    private static final List<String> PASSED_ON =
            List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Content-Sha256");

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final UnderWay underWay;

    Emulated(URI endpoint, UnderWay underWay) {
        this.endpoint = endpoint;
        this.underWay = underWay;
    }

    @Override
    public Told make(Call call) {
        try {
            var request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(call.body()));
            PASSED_ON.forEach(
                    name -> call.headers().getOrDefault(name, List.of()).forEach(value -> request.header(name, value)));
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Told(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    @Override
    public void makeLater(Call call, Duration wait) {
        var late = underWay.begin();
        Thread.ofVirtual().start(() -> {
            try (late) {
                LockSupport.parkNanos(wait.toNanos());
                make(call);
            } catch (UncheckedIOException _) {
                // it never arrives
            }
        });
    }

    @Override
    public void close() {
        http.close();
    }
}

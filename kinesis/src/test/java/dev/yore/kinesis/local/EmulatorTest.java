package dev.yore.kinesis.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that does not start says why, and one that is closed leaves nothing behind. */
class EmulatorTest {

    @TempDir
    private Path folder;

    @Test
    void aProgramThatIsNotThereIsNamedAndHowToGetIt() {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> start(new ProcessBuilder("no-such-program")))
                .withMessageContaining("no-such-program")
                .withMessageContaining("apt-get install nodejs npm");
    }

    @Test
    void aProgramThatEndsAtOnceIsToldWithItsOutput() {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> start(new ProcessBuilder("node", "-e", "process.exit(3)")))
                .withMessageContaining("ended with 3")
                .withMessageContaining("output.txt");
    }

    @Test
    void whatIsClosedHasEnded() {
        var before = children();
        try (var emulator = Kinesalite.start(folder.resolve("output.txt"))) {
            assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThat(children()).hasSizeGreaterThan(before.size());
        }
        assertThat(children()).isSubsetOf(before);
    }

    @Test
    void kinesaliteOutlivesAClientThatHangsUp() throws IOException, InterruptedException {
        try (var emulator = Kinesalite.start(folder.resolve("output.txt"));
                var http = HttpClient.newHttpClient()) {
            var endpoint = emulator.endpoint();
            try (var client = new Socket(endpoint.getHost(), endpoint.getPort())) {
                client.getOutputStream()
                        .write("POST / HTTP/1.1\r\nHost: it\r\nContent-Length: 9\r\n\r\nhalf".getBytes(US_ASCII));
            }
            for (int i = 0; i < 3; i++) {
                var request = HttpRequest.newBuilder(endpoint).build();
                assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                        .isPositive();
            }
        }
    }

    private void start(ProcessBuilder program) {
        var nobody = URI.create("http://127.0.0.1:" + Emulator.freePort());
        Emulator.start("it", program, folder.resolve("output.txt"), nobody).close();
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}

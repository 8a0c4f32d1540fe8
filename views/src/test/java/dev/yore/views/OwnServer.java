package dev.yore.views;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A server of PostgreSQL that is stopped and started again, with the same data at the same port. */
final class OwnServer implements AutoCloseable {

    private final Path data;
    private @Nullable EmbeddedPostgres running;
    private int port;

    OwnServer(Path data) {
        this.data = data;
    }

    void start() throws IOException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
        port = server.getPort();
        running = server;
    }

    void stop() throws IOException {
        var server = running;
        running = null;
        if (server != null) {
            server.close();
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}

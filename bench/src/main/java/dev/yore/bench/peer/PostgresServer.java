package dev.yore.bench.peer;

import dev.yore.bench.work.Disk;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL: one of its own in a temporary cluster beside all else that is measured, or the one that was named. */
public final class PostgresServer implements AutoCloseable {

    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers");

    private final String url;
    private final Path folder;
    private final @Nullable EmbeddedPostgres own;

    private PostgresServer(String url, Path folder, @Nullable EmbeddedPostgres own) {
        this.url = url;
        this.folder = folder;
        this.own = own;
    }

    /**
     * Connects with the server of this URL; starts one where there is none.
     *
     * @param folder where its own cluster is made
     * @throws AbsentException if there is none, or what it acknowledges is not durable
     */
    public static PostgresServer open(Optional<String> url, Path folder) throws Exception {
        var server = url.isPresent() ? new PostgresServer(url.get(), folder, null) : start(folder);
        try {
            server.requireDurable();
            return server;
        } catch (AbsentException | SQLException e) {
            server.close();
            throw e instanceof AbsentException ? e : new AbsentException(String.valueOf(e.getMessage()));
        }
    }

    private static PostgresServer start(Path folder) throws AbsentException {
        try {
            // The library turns durability off for tests: what it sets is set again, and asked for afterwards.
            var started = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setDataDirectory(folder.resolve("cluster"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setErrorRedirector(Redirect.DISCARD)
                    .setOutputRedirector(Redirect.DISCARD)
                    .start();
            return new PostgresServer(started.getJdbcUrl("postgres", "postgres"), folder, started);
        } catch (NoClassDefFoundError _) {
            throw new AbsentException("its library is not on the class path (run ./yore bench)");
        } catch (IOException | RuntimeException e) {
            throw new AbsentException("it does not start: " + e.getMessage());
        }
    }

    private void requireDurable() throws SQLException, AbsentException {
        try (var connection = DriverManager.getConnection(url)) {
            for (var setting : DURABILITY.subList(0, 3)) {
                var value = Sql.value(connection, "show " + setting);
                if (!value.equals("on")) {
                    throw new AbsentException(setting + " is " + value + ": what it acknowledges is not durable");
                }
            }
        }
    }

    /**
     * Makes a schema, and gives the URL by which its tables are found first.
     *
     * @throws AbsentException if it is there already
     */
    public String schema(String name) throws AbsentException {
        try (var connection = DriverManager.getConnection(url)) {
            Sql.execute(connection, "create schema " + name);
            return url + (url.indexOf('?') < 0 ? "?" : "&") + "reWriteBatchedInserts=true&currentSchema=" + name
                    + ",public";
        } catch (SQLException e) {
            throw new AbsentException("a schema of its own cannot be made: " + e.getMessage());
        }
    }

    /** Drops a schema and all that is in it. */
    public void drop(String schema) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            Sql.execute(connection, "drop schema " + schema + " cascade");
        }
    }

    String version() {
        return ask("show server_version");
    }

    /** Its settings that concern durability, as it tells them. */
    String settings() {
        var all = new StringBuilder();
        for (var setting : DURABILITY) {
            all.append(all.isEmpty() ? "" : ", ").append(setting).append('=').append(ask("show " + setting));
        }
        return all.toString();
    }

    private String ask(String sql) {
        try (var connection = DriverManager.getConnection(url)) {
            return Sql.value(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
            Disk.delete(folder);
        }
    }
}

package dev.yore.bench.peer;

import dev.yore.bench.work.Bench;
import dev.yore.bench.work.PeerWork;
import dev.yore.bench.work.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All peers, by name. */
public final class Peers {

    /** The names of those that there are. */
    public static final List<String> NAMES =
            List.of(Sqlite.NAME, Rocks.NAME, Postgresql.NAME, Axon.NAME, MessageDb.NAME);

    /** Those that take by far the longest for as many events. */
    private static final Set<String> SLOW = Set.of(Axon.NAME, MessageDb.NAME);

    private Peers() {}

    /** Opens a peer that holds nothing yet. */
    @FunctionalInterface
    private interface Opening {
        Subject open() throws Exception;
    }

    /**
     * Measures those that the plan names, one after the other. One that cannot run, or fails, is noted as absent, with the reason.
     *
     * @param postgres the server to use, where there is one
     */
    public static void run(Bench bench, Optional<PostgresServer> postgres) throws Exception {
        if (PeerWork.isIncluded(bench.plan())) {
            for (var peer :
                    openings(bench.plan().folder(), postgres.orElse(null)).entrySet()) {
                if (bench.plan().peers().contains(peer.getKey())) {
                    run(bench, peer.getKey(), peer.getValue());
                }
            }
        }
    }

    private static Map<String, Opening> openings(Path folder, @Nullable PostgresServer postgres) {
        var openings = new LinkedHashMap<String, Opening>();
        openings.put(Sqlite.NAME, () -> new Sqlite(folder.resolve(Sqlite.NAME)));
        openings.put(Rocks.NAME, () -> new Rocks(folder.resolve(Rocks.NAME)));
        openings.put(Postgresql.NAME, () -> new Postgresql(required(postgres)));
        openings.put(Axon.NAME, () -> new Axon(required(postgres)));
        openings.put(MessageDb.NAME, () -> MessageDb.open(required(postgres), folder.resolve(MessageDb.NAME)));
        return openings;
    }

    private static PostgresServer required(@Nullable PostgresServer postgres) throws AbsentException {
        if (postgres == null) {
            throw new AbsentException("there is no PostgreSQL");
        }
        return postgres;
    }

    private static void run(Bench bench, String name, Opening opening) throws Exception {
        try (var peer = opening.open()) {
            PeerWork.run(bench, peer, SLOW.contains(name));
        } catch (AbsentException e) {
            bench.absent(name, String.valueOf(e.getMessage()));
        } catch (IOException | SQLException | RuntimeException e) {
            bench.withdraw(name);
            bench.absent(name, "it failed: " + e);
        } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
            bench.absent(name, "its library is not on the class path (run ./yore bench): " + e.getMessage());
        }
    }

    /** Whether one of these needs a PostgreSQL. */
    public static boolean needPostgres(Bench bench) {
        return Stream.of(Postgresql.NAME, Axon.NAME, MessageDb.NAME)
                .anyMatch(bench.plan().peers()::contains);
    }
}

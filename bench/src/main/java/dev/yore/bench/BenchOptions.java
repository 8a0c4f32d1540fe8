package dev.yore.bench;

import dev.yore.bench.peer.Peers;
import dev.yore.bench.work.Plan;
import dev.yore.bench.work.Samples;
import dev.yore.bench.work.Works;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much a run does. */
final class BenchOptions {

    private static final String NONE = "none";
    private static final int EVENTS = 1_000_000;
    private static final int QUICK_EVENTS = 100_000;
    private static final int MAX_EVENTS = 100_000_000;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration QUICK_ROUND = Duration.ofMillis(60);

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "How many events each store gets (default: 1,000,000): a multiple of 10,000, beyond 100,000 of that.")
    private @Nullable Integer events;

    @Option(
            names = "--only",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Do these works alone, or all of these groups: names as in the table, such as append or load,replay-raw.")
    private List<String> only = List.of();

    @Option(
            names = "--peers",
            paramLabel = "LIST",
            split = ",",
            description = "Compare with these: sqlite, rocksdb, postgresql, axon, message-db, or none (default: all).")
    private @Nullable List<String> peers;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description =
                    "The PostgreSQL to compare with: jdbc:postgresql://... (default: one is started in the same folder).")
    private @Nullable String postgres;

    @Option(
            names = "--quick",
            description =
                    "100,000 events and short rounds: a first look, in a minute. Axon and message-db get a tenth of the events, and at most 64"
                            + " clients. Derived states, 1,024 clients in contention and a small heap are left out, unless --only names"
                            + " them.")
    private boolean quick;

    /** @throws ParameterException if they make no sense */
    void validate(CommandLine line) {
        require(
                Samples.areRound(events()) && events() <= MAX_EVENTS,
                "--events must be a multiple of 10,000 up to 100,000, or of 100,000 up to 100 million",
                line);
        only.forEach(it -> require(Works.isKnown(it), "--only: there is no work '" + it + "'", line));
        peers().forEach(it -> require(Peers.NAMES.contains(it), "--peers: there is no peer '" + it + "'", line));
    }

    /** What they ask for. */
    Plan plan(Path folder) {
        return new Plan(
                folder,
                events(),
                quick ? Math.max(events() / 10, Samples.FEWEST) : events(),
                ROUNDS,
                quick ? QUICK_ROUND : ROUND,
                quick && only.isEmpty() ? Works.atFirst() : Set.copyOf(only),
                Set.copyOf(peers()),
                Optional.ofNullable(postgres));
    }

    private int events() {
        return events == null ? quick ? QUICK_EVENTS : EVENTS : events;
    }

    private List<String> peers() {
        return peers == null ? Peers.NAMES : peers.equals(List.of(NONE)) ? List.of() : peers;
    }

    private static void require(boolean holds, String message, CommandLine line) {
        if (!holds) {
            throw new ParameterException(line, message);
        }
    }
}

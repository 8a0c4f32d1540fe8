package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.bench.peer.AbsentException;
import dev.yore.bench.peer.Peers;
import dev.yore.bench.peer.PostgresServer;
import dev.yore.bench.work.Bench;
import dev.yore.bench.work.OwnWork;
import dev.yore.bench.work.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** A whole run: Yore beside its limits, then its peers. */
final class Run {

    private static final String POSTGRESQL = "postgresql";

    private static final String VIEWS = "yore_bench_views";

    private final Bench bench;
    private final String command;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** @param command how the run is repeated */
    Run(Plan plan, String command, Consumer<String> progress) {
        this.bench = new Bench(plan, progress);
        this.command = command;
    }

    Results run() throws Exception {
        OwnWork.run(bench);
        var postgres = postgres();
        try {
            projections(postgres);
            Peers.run(bench, postgres);
        } finally {
            if (postgres.isPresent()) {
                postgres.get().close();
            }
        }
        return results();
    }

    private void projections(Optional<PostgresServer> postgres) throws Exception {
        if (postgres.isEmpty()) {
            OwnWork.runProjections(bench, Optional.empty());
            return;
        }
        OwnWork.runProjections(bench, Optional.of(postgres.get().schema(VIEWS)));
        postgres.get().drop(VIEWS);
    }

    private Optional<PostgresServer> postgres() throws Exception {
        if (!Peers.needPostgres(bench)) {
            return Optional.empty();
        }
        try {
            bench.begin("starts", POSTGRESQL);
            return Optional.of(PostgresServer.open(
                    bench.plan().postgres(), bench.plan().folder().resolve(POSTGRESQL)));
        } catch (AbsentException e) {
            bench.absent(POSTGRESQL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Results results() {
        var figures = bench.figures();
        var plan = bench.plan();
        return new Results(
                Results.FORMAT,
                date.toString(),
                command,
                plan.events(),
                plan.round().toMillis(),
                Machine.describe(plan.folder()),
                bench.versions(),
                bench.settings(),
                bench.absences(),
                figures,
                Results.ratios(figures));
    }
}

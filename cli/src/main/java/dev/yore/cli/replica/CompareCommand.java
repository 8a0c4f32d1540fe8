package dev.yore.cli.replica;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.reading.Columns;
import dev.yore.deciding.ReplicaComparison;
import dev.yore.deciding.ReplicaComparison.OfShard;
import dev.yore.event.Json;
import dev.yore.shard.Sequence;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore replica compare}. */
@Command(
        name = "compare",
        description = {
            "Compare two replicas of the same log, shard by shard, up to the last record that both have read.",
            "The exit code is 1 if they hold different histories, which must never be: one of them is damaged, or was changed."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore replica compare yore-replica/account-events /backups/account-events")
final class CompareCommand implements Callable<Integer> {

    private final Session session;
    private final Columns columns = new Columns(2);

    @Parameters(index = "0", paramLabel = "DIR1", description = "The directory of a replica.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path first;

    @Parameters(index = "1", paramLabel = "DIR2", description = "The directory of another one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path second;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = compare();
        found.shards().forEach(this::tell);
        return found.agrees() ? ExitCode.DONE : ExitCode.FELL_SHORT;
    }

    private ReplicaComparison compare() {
        try (var one = InDirectory.open(first);
                var other = InDirectory.open(second)) {
            return ReplicaComparison.of(one.view(), other.view());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private void tell(OfShard shard) {
        var upTo = shard.upTo().map(Sequence::toString);
        if (session.json()) {
            var json = Json.nodes().objectNode().put("shard", shard.shard().name());
            upTo.ifPresent(it -> json.put("upTo", it));
            session.out().json(Json.of(json.put("outcome", shard.outcome().name())));
            return;
        }
        var words = switch (shard.outcome()) {
            case SAME -> "the same";
            case DIFFERENT -> "DIFFERENT";
            case ONLY_IN_FIRST -> "only in " + first;
            case ONLY_IN_SECOND -> "only in " + second;
        };
        session.out()
                .line(columns.line(
                        shard.shard(), words, upTo.map(it -> "up to " + it).orElse("")));
    }
}

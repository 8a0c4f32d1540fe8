package dev.yore.cli.replica;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.reading.Columns;
import dev.yore.deciding.ReplicaView;
import dev.yore.deciding.ShardStatus;
import dev.yore.event.Json;
import dev.yore.shard.Sequence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore replica status}. */
@Command(
        name = "status",
        description = {
            "Show how the replica stands in each shard of the log, parents before their children.",
            "A line has the shard, how many events are accepted, how many records are void, whether the shard is closed and read to"
                    + " its end, until when all that arrived was surely read, and where the last record read stands. The log"
                    + " itself is not asked."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore replica status --engine kinesis:account-events", "  yore replica status --data DIR --json"})
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var replica = InDirectory.open(session.directory())) {
            if (session.json()) {
                replica.view().shards().forEach(it -> session.out().json(json(it)));
            } else {
                print(replica.view());
            }
        }
        return ExitCode.DONE;
    }

    private void print(ReplicaView replica) {
        session.out().line("log        %s", replica.log());
        session.out().line("hash keys  %s", replica.range());
        session.out().line("");
        var columns = new Columns(5);
        for (var shard : replica.shards()) {
            session.out()
                    .line(columns.line(
                            shard.shard().id(),
                            "%,d events".formatted(shard.events()),
                            "%,d void".formatted(shard.rejected()),
                            shard.drained() ? "read to its end" : "open",
                            shard.coveredUntil(),
                            shard.sequence().map(Sequence::toString).orElse("-")));
        }
    }

    private static Json json(ShardStatus shard) {
        var json = Json.nodes().objectNode();
        json.put("shard", shard.shard().id().name());
        json.put("range", shard.shard().range().toString());
        json.put("events", shard.events()).put("void", shard.rejected());
        json.put("drained", shard.drained());
        json.put("coveredUntil", shard.coveredUntil().toString());
        shard.sequence().ifPresent(it -> json.put("sequence", it.toString()));
        return Json.of(json);
    }
}

package dev.yore.cli.replica;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.reading.Columns;
import dev.yore.deciding.ReplicaView;
import dev.yore.deciding.ShardStatus;
import dev.yore.event.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore replica digest}. */
@Command(
        name = "digest",
        description = {
            "Show the SHA-256 of the accepted history of each shard, up to the last record read.",
            "Replicas that have read up to the same record have the same digest; 'yore replica compare' sees to that."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore replica digest --engine kinesis:account-events", "  yore replica digest --data DIR --json"})
final class DigestCommand implements Callable<Integer> {

    private final Session session;
    private final Columns columns = new Columns(2);

    DigestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var replica = InDirectory.open(session.directory())) {
            var view = replica.view();
            view.shards().forEach(it -> tell(view, it));
        }
        return ExitCode.DONE;
    }

    private void tell(ReplicaView view, ShardStatus status) {
        var shard = status.shard().id();
        if (status.sequence().isEmpty()) {
            return; // nothing was read
        }
        var sequence = status.sequence().get();
        var digest = view.digest(shard, status.sequence());
        if (session.json()) {
            var json = Json.nodes().objectNode().put("shard", shard.name());
            session.out().json(Json.of(json.put("sequence", sequence.toString()).put("sha256", digest)));
        } else {
            session.out().line(columns.line(shard, sequence, digest));
        }
    }
}

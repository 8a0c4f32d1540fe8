package dev.yore.cli.replica;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.deciding.ReplicaBackup;
import dev.yore.deciding.ReplicaStores;
import dev.yore.event.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore replica backup}. */
@Command(
        name = "backup",
        description = {
            "Copy the replica to another directory; where an earlier backup lies there, only what is new.",
            "A node may go on working meanwhile. A node begins with a copy of the backup as its --data, and reads on from the stream,"
                    + " which must still keep what came since. A backup that was interrupted is completed by the next; do not"
                    + " begin with it."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore replica backup /backups/account-events --engine kinesis:account-events")
final class BackupCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "TO", description = "The directory of the backup; made where there is none.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path to;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var from = InDirectory.stores(session.directory());
        long copied;
        try (Progress progress = session.progress("backing up")) {
            var done = new AtomicLong();
            copied = ReplicaBackup.copy(from, ReplicaStores.in(to), more -> progress.at(done.addAndGet(more), 0));
        }
        if (session.json()) {
            var json = Json.nodes().objectNode().put("directory", to.toString());
            session.out().json(Json.of(json.put("copied", copied)));
        } else {
            session.out().line("%,d events copied to %s", copied, to);
        }
        return ExitCode.DONE;
    }
}

package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.examples.bank.berka.BookImport;
import dev.yore.examples.bank.berka.ImportListener;
import dev.yore.examples.bank.berka.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore bank import}. */
@Command(
        name = "import",
        description = {
            "Take over a bank's transactions from a file in the Berka format.",
            "Each account becomes the stream berka-<account_id>, opened on its first line; each line becomes one event that happened"
                    + " on its date at 00:00 UTC. A line that was taken before is left out, so an import that was interrupted, or a"
                    + " file that has grown or was mended, is simply imported again. A malformed line is told with its number and"
                    + " the reason, nothing of it is recorded, and the exit code is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore bank import trans.asc --data DIR")
final class ImportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file: one transaction a line, fields separated by semicolons.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(file + ": is a directory");
        }
        try (var store = session.open();
                Progress progress = session.progress("importing")) {
            var report = BookImport.run(store, file, listener(progress));
            print(report);
            return report.rejected() == 0 ? ExitCode.DONE : ExitCode.FELL_SHORT;
        }
    }

    private ImportListener listener(Progress progress) {
        return new ImportListener() {
            @Override
            public void rejected(Rejection rejection) {
                session.rejected(rejection.line(), rejection.reason());
            }

            @Override
            public void at(long doneBytes, long totalBytes) {
                progress.at(doneBytes, totalBytes);
            }
        };
    }

    private void print(ImportReport report) {
        if (session.json()) {
            session.out().json(Json.from(report));
        } else {
            session.out()
                    .line(
                            "%,d transactions: %,d recorded, %,d there already, %,d rejected; %,d accounts opened",
                            report.lines(), report.recorded(), report.known(), report.rejected(), report.opened());
        }
    }
}

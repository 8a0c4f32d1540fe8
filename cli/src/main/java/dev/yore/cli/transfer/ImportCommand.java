package dev.yore.cli.transfer;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore import}. */
@Command(
        name = "import",
        description = {
            "Take in events written as JSON Lines: one envelope a line.",
            "An export goes into an empty store exactly as it was: positions, versions, commits and times of recording. Into a"
                    + " store that holds other events it goes as new facts, commit by commit. Envelopes that no store recorded"
                    + " are appended as they come.",
            "What is there already is left as it is; so an import that was interrupted is simply run again, and goes on. A line that"
                    + " cannot be taken is told with its number and the reason, nothing of it is recorded, and the exit code is"
                    + " 1. An exact import stops there, since what follows could not keep its positions."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore import backup.jsonl --data restored",
            "  gunzip < backup.jsonl.gz | yore import - --data restored"
        })
public final class ImportCommand implements Callable<Integer> {

    private final Session session;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE", description = "Where from; - is standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--as-new", description = "Append all as new facts, also where it could be restored exactly.")
    private boolean asNew;

    /** The command of a session. */
    public ImportCommand(Session session, InputStream standardInput) {
        this.session = session;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws IOException {
        boolean fromStandardInput = file.toString().equals("-");
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(file + ": is a directory");
        }
        long size = fromStandardInput ? 0 : Files.size(file);
        try (var in = fromStandardInput ? unclosed(standardInput) : Files.newInputStream(file);
                var store = session.open()) {
            var importer = new Importer(store, session, !asNew);
            read(new Lines(in), importer, size);
            return tell(importer);
        }
    }

    private void read(Lines lines, Importer importer, long size) throws IOException {
        try (Progress progress = session.progress("importing")) {
            while (!importer.mustStop() && take(lines, importer)) {
                progress.at(lines.bytes(), size);
            }
            importer.end();
        }
    }

    private static boolean take(Lines lines, Importer importer) throws IOException {
        try {
            var line = lines.next();
            line.ifPresent(text -> importer.line(lines.number(), text));
            return line.isPresent();
        } catch (BadLineException e) {
            importer.reject(lines.number(), e.reason());
            return true;
        }
    }

    private int tell(Importer importer) {
        var tally = importer.tally();
        if (importer.mustStop()) {
            session.note("stopped there: what follows could not keep its positions; mend the file and import it again");
        }
        if (session.json()) {
            session.out().json(tally.toJson());
        } else {
            session.out().line(tally.toString());
        }
        return tally.isClean() ? ExitCode.DONE : ExitCode.FELL_SHORT;
    }

    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public void close() {
                // it is not ours to close
            }
        };
    }
}

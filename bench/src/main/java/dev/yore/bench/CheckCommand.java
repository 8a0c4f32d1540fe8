package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.cli.api.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore bench check}. */
@Command(
        name = "check",
        description = {
            "Hold the file of a run against the targets.",
            "Each target is a line with figure, target and verdict. The exit code is 1 where one is not reached."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore bench check results.json")
final class CheckCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "What yore bench --json wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return Check.run(session, Results.read(file), session.json());
    }
}

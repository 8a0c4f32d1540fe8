package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.bench.report.Page;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore bench page}. */
@Command(
        name = "page",
        description = "Make performance.md and its charts from the file of a run.",
        footerHeading = "%nExamples:%n",
        footer = "  yore bench page results.json --to docs")
final class PageCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "What yore bench --json wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder that they are written to.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    PageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        new Page(Results.read(file)).write(folder);
        session.out().line("%s is written", folder.resolve("performance.md"));
        return ExitCode.DONE;
    }
}

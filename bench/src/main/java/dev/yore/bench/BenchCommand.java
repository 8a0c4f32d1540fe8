package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.bench.report.Table;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yore bench}. */
@Command(
        name = "bench",
        description = {
            "Measure the embedded engine beside what the disk lets through and beside its peers, all durable.",
            "It works in a new folder in the current directory, or in the one that --data names, and deletes it afterwards:"
                    + " what is measured is the disk that it lies on. With --json results go to FILE, or to standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore bench --quick",
            "  yore bench --only append,load --peers sqlite",
            "  yore bench --json results.json"
        })
final class BenchCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where --json writes to.")
    private @Nullable Path file;

    @Option(
            names = "--check",
            description =
                    "Hold the figures against the targets: a line for each. The exit code is 1 where one is not reached.")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (file != null && !session.json()) {
            throw new ParameterException(spec.commandLine(), "FILE is where --json writes to: add --json before it");
        }
        options.validate(spec.commandLine());
        try (var folder =
                new WorkFolder(session.namedDirectory().orElse(Path.of("")).toAbsolutePath())) {
            var results = new Run(options.plan(folder.path()), command(), session::note).run();
            tell(results);
            return check ? Check.run(session, results, session.json() && file == null) : ExitCode.DONE;
        }
    }

    private String command() {
        return "./yore "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private void tell(Results results) throws java.io.IOException {
        if (session.json() && file == null) {
            session.out().json(results.toJson());
            return;
        }
        if (file != null) {
            Files.writeString(file, results.toJson() + "\n");
        }
        Table.of(results).forEach(session.out()::line);
    }
}

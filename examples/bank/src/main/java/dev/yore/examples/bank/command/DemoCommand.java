package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code yore demo}. */
@Command(
        name = "demo",
        description = {
            "Tell the story of an account: its events, its state, its history, a look back in time, and what the store"
                    + " does not let happen.",
            "It writes to a new folder among the temporary ones, which it names; with --data to that store, to accounts that are"
                    + " free there. Nothing that exists is changed.",
            "With --engine it runs on a Kinesis stream, which it makes where there is none, and writes the balances to DynamoDB."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore demo",
            "  yore demo --data DIR",
            "  yore demo --engine kinesis --local",
            "  yore demo --engine kinesis:account-events"
        })
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--local",
            description =
                    "With --engine: on emulators of Kinesis and DynamoDB on this machine. They are fetched on first use, keep"
                            + " nothing, and end with the story. Needs Node.js with npm.")
    private boolean local;

    @Option(names = "--yes", description = "With --engine: create what costs money in AWS without asking.")
    private boolean yes;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var engine = session.engine();
        if (engine.isPresent()) {
            tellOnEngine(engine.get().split("\\?", 2)[0]);
        } else if (local || yes) {
            throw new ParameterException(
                    spec.commandLine(), "--local and --yes go with --engine, such as --engine kinesis");
        } else {
            tellInDirectory();
        }
        return ExitCode.DONE;
    }

    private void tellInDirectory() throws IOException {
        var named = session.namedDirectory();
        var directory = named.isPresent() ? named.get() : Files.createTempDirectory("yore-demo-");
        var story = new DemoStory(session, directory.toString());
        try (var store = session.open(directory)) {
            story.tell(store);
        }
        try (var store = session.open(directory)) {
            story.proveThatItLasts(store);
        }
        story.pointOn("--data " + directory);
        story.end("directory");
    }

    private void tellOnEngine(String engine) throws InterruptedException {
        prepare(engine);
        var story = new DemoStory(session, engine);
        try (var store = session.openOrCreate()) {
            story.tell(store);
        }
        try (var store = session.open();
                var views = session.openViews(PublishedBalances.IN_DYNAMODB)) {
            story.proveThatItLasts(store);
            story.project(store, views);
        }
        if (!local) {
            story.pointOn(session.namedDirectory()
                            .map(Path::toString)
                            .map(it -> "--data " + it + " ")
                            .orElse("") + "--engine " + engine);
        }
        story.end("engine");
    }

    private void prepare(String engine) {
        if (local) {
            session.emulate();
        } else if (!yes
                && !session.confirm("This creates in AWS, where they are not there, and pays for: the stream of "
                        + engine + ", with one shard, and the DynamoDB tables yore-views and " + PublishedBalances.TABLE
                        + ". Go on?")) {
            throw new CommandFailedException(
                    "nothing was created: --yes goes on without asking, --local runs on this machine");
        }
    }
}

package dev.yore.examples.bank.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore demo}. */
@Command(
        name = "demo",
        description = {
            "Tell the story of an account: its events, its state, its history, a look back in time, and what the store"
                    + " does not let happen.",
            "It writes to a new folder among the temporary ones, which it names; with --data to that store, to accounts that are"
                    + " free there. Nothing that exists is changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore demo", "  yore demo --data DIR"})
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var directory = directory();
        var story = new DemoStory(session, directory);
        try (var store = session.open(directory)) {
            story.tell(store);
        }
        try (var store = session.open(directory)) {
            story.proveThatItLasts(store);
        }
        story.end();
        return ExitCode.DONE;
    }

    private Path directory() throws IOException {
        var named = session.namedDirectory();
        return named.isPresent() ? named.get() : Files.createTempDirectory("yore-demo-");
    }
}

package dev.yore.examples.orders.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore demo orders}. */
@Command(
        name = "orders",
        description = {
            "Tell the story of 1,000 orders with a wrong tax: how corrected logic shows which they are and by how much, how they are made"
                    + " good without changing history, and that both come to the same.",
            "It writes to a new folder among the temporary ones, which it names; with --data to that store, to orders that are free"
                    + " there. Nothing that exists is changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore demo orders", "  yore demo orders --data DIR"})
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var named = session.namedDirectory();
        Path directory = named.isPresent() ? named.get() : Files.createTempDirectory("yore-demo-");
        try (var store = session.open(directory)) {
            new DemoStory(session, directory, store).tell();
        }
        return ExitCode.DONE;
    }
}

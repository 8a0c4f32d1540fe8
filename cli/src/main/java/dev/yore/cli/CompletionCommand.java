package dev.yore.cli;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore completion}. */
@Command(
        name = "completion",
        description = "Print a script by which bash and zsh complete the commands and options of yore.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(yore completion)", "  yore completion > ~/.local/share/bash-completion/completions/yore"})
final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AutoComplete.bash("yore", spec.root().commandLine()).lines().forEach(session.out()::line);
        return ExitCode.DONE;
    }
}

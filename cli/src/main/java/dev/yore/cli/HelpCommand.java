package dev.yore.cli;

import dev.yore.cli.api.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yore help}. */
@Command(
        name = "help",
        description = "Show the help of a command.",
        footerHeading = "%nExamples:%n",
        footer = {"  yore help", "  yore help bank balance"})
final class HelpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command, and its subcommand.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : names) {
            var sub = command.getSubcommands().get(name);
            if (sub == null) {
                throw new ParameterException(command, "there is no command '" + name + "'", null, name);
            }
            command = sub;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}

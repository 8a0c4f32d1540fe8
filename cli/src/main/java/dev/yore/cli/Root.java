package dev.yore.cli;

import dev.yore.cli.api.MissingCommandException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code yore} command itself, and the options that all its subcommands have. */
@Command(
        name = "yore",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of every command, before or behind it:%n",
        description = "Facts are appended and never change; every state is derived by replaying them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore demo",
            "  yore append parcel_7 ParcelSent '{\"weight\":1.25}'",
            "  yore stream parcel_7",
            "  yore events --type ParcelSent --follow",
            "  yore bank balance acc_123 --at 2024-01-15 --data DIR",
            "",
            "Results go to standard output, everything else to standard error.",
            "Exit codes: 0 done, 1 refused or fell short, 2 wrong usage.",
            "'yore COMMAND --help' tells more of a command."
        })
final class Root implements Runnable {

    static final String DATA_VARIABLE = "YORE_DATA";
    static final String ENGINE_VARIABLE = "YORE_ENGINE";
    static final String VIEWS_VARIABLE = "YORE_VIEWS";
    static final Path DEFAULT_DATA = Path.of("yore-data");

    @Option(
            names = "--data",
            order = 101,
            paramLabel = "DIR",
            converter = Converters.Directory.class,
            scope = ScopeType.INHERIT,
            description = "The directory of the store (default: the environment's YORE_DATA, else ./yore-data).")
    @Nullable
    Path data;

    @Option(
            names = "--engine",
            order = 100,
            paramLabel = "URL",
            converter = Converters.Engine.class,
            scope = ScopeType.INHERIT,
            description =
                    "The log that the store lies on, where that is no directory: kinesis:STREAM, with options as in"
                            + " kinesis:STREAM?region=eu-central-1 (default: the environment's YORE_ENGINE). --data is then"
                            + " where this node keeps its replica (default: ./yore-replica/STREAM).")
    @Nullable
    String engine;

    @Option(
            names = "--json",
            order = 102,
            scope = ScopeType.INHERIT,
            description = "Write results, and errors, as JSON: one value a line.")
    boolean json;

    @Option(
            names = "--app",
            order = 103,
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description = "Add the application in this jar: its states and its own commands. May be repeated.")
    List<Path> apps = List.of();

    @Option(
            names = "--debug",
            order = 105,
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            order = 104,
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", order = 106, versionHelp = true, description = "Show the version of the program.")
    boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}

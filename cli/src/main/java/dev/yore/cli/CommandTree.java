package dev.yore.cli;

import dev.yore.cli.api.CommandProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The commands of a call. Only those that its arguments name are made. When they name none, all are only listed: none of them can run
 * then. Both save time.
 */
final class CommandTree {

    /** Commands that look at all others. */
    private static final Set<String> NEED_ALL = Set.of("help", "completion");

    private final Console console;
    private final Root root;
    private final CommandSession session;
    private final ErrorReport errors;

    CommandTree(Console console, Root root, CommandSession session, ErrorReport errors) {
        this.console = console;
        this.root = root;
        this.session = session;
        this.errors = errors;
    }

    int execute(String... args) {
        try (var applications = Applications.with(appsIn(args))) {
            return build(applications, args).execute(args);
        }
    }

    private CommandLine build(Applications applications, String... args) {
        var providers = new LinkedHashMap<String, CommandProvider>();
        register(new BuiltInCommands(applications, console.in()), providers);
        applications.commandProviders().forEach(it -> register(it, providers));
        var needed = needed(providers.keySet(), args);
        var line = new CommandLine(root);
        if (needed.isEmpty()) {
            providers.forEach((name, provider) -> addListed(line, name, provider));
        } else {
            providers.keySet().retainAll(needed);
            addMade(line, providers);
        }
        return configure(line);
    }

    private void addListed(CommandLine line, String name, CommandProvider provider) {
        if (name.indexOf(' ') >= 0) {
            return;
        }
        var type = provider.describedBy(name);
        line.addSubcommand(name, type.isPresent() ? described(type.get()) : provider.command(name, session));
    }

    /** What a list of commands shows of a command. */
    private static CommandLine described(Class<?> type) {
        var command = CommandSpec.create();
        command.usageMessage().description(type.getAnnotation(Command.class).description());
        return new CommandLine(command);
    }

    private void addMade(CommandLine line, Map<String, CommandProvider> providers) {
        providers.forEach((name, provider) -> {
            if (name.indexOf(' ') < 0) {
                line.addSubcommand(name, provider.command(name, session));
            }
        });
        providers.forEach((name, provider) -> addBelow(line.getSubcommands(), name, provider));
    }

    /** A name of two words is that of a subcommand of another one's command, where that is there. */
    private void addBelow(Map<String, CommandLine> commands, String name, CommandProvider provider) {
        int space = name.indexOf(' ');
        var group = space < 0 ? null : commands.get(name.substring(0, space));
        if (group != null) {
            group.addSubcommand(name.substring(space + 1), provider.command(name, session));
        }
    }

    /** A name that is taken stays with whom it belongs to. */
    private static void register(CommandProvider provider, Map<String, CommandProvider> providers) {
        provider.names().forEach(name -> providers.putIfAbsent(name, provider));
    }

    /** The commands that the arguments name, or all where one of those looks at all. */
    private static Set<String> needed(Set<String> names, String... args) {
        var words = Set.copyOf(Arrays.asList(args));
        var named = new HashSet<>(names);
        named.removeIf(name -> !words.contains(name.split(" ", 2)[0]));
        return Collections.disjoint(named, NEED_ALL) ? named : Set.copyOf(names);
    }

    /** The jars that {@code --app} names. They bring commands, so they must be known before the arguments are parsed. */
    private static List<Path> appsIn(String... args) {
        var jars = new ArrayList<Path>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--app=")) {
                jars.add(Path.of(args[i].substring("--app=".length())));
            } else if (args[i].equals("--app") && i + 1 < args.length) {
                jars.add(Path.of(args[i + 1]));
            }
        }
        return jars;
    }

    private CommandLine configure(CommandLine line) {
        Converters.register(line);
        simplifyHelp(line);
        return line.setOut(Main.writer(console.out()))
                .setErr(Main.writer(console.err()))
                .setColorScheme(Help.defaultColorScheme(console.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((ParameterException e, String[] _) -> errors.wrongUsage(e))
                .setExecutionExceptionHandler((e, _, _) -> errors.failure(e));
    }

    /** A command's own options come first, as they were declared; then those that all have. */
    private static void simplifyHelp(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        line.getSubcommands().values().forEach(CommandTree::simplifyHelp);
    }
}

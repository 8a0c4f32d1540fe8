package dev.yore.bench;

import dev.yore.cli.api.CommandProvider;
import dev.yore.cli.api.Session;
import java.util.List;
import picocli.CommandLine;

/** {@code yore bench} and what belongs to it, as {@code yore} finds it. */
public final class BenchCommands implements CommandProvider {

    @Override
    public List<String> names() {
        return List.of("bench");
    }

    @Override
    public CommandLine command(String name, Session session) {
        return new CommandLine(new BenchCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new PageCommand(session))
                .addSubcommand(new MicroCommand());
    }
}

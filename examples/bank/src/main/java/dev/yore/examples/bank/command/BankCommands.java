package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandProvider;
import dev.yore.cli.api.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The bank's own subcommands, as {@code yore} finds them. */
public final class BankCommands implements CommandProvider {

    @Override
    public List<String> names() {
        return List.of("bank", "demo");
    }

    @Override
    public CommandLine command(String name, Session session) {
        return name.equals("demo") ? new CommandLine(new DemoCommand(session)) : BankCommand.withSubcommands(session);
    }

    @Override
    public Optional<Class<?>> describedBy(String name) {
        return Optional.of(name.equals("demo") ? DemoCommand.class : BankCommand.class);
    }
}

package dev.yore.examples.orders.command;

import dev.yore.cli.api.CommandProvider;
import dev.yore.cli.api.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The orders' own subcommands, as {@code yore} finds them. */
public final class OrdersCommands implements CommandProvider {

    private static final String DEMO = "demo orders";

    /** For the {@link java.util.ServiceLoader}. */
    public OrdersCommands() {}

    @Override
    public List<String> names() {
        return List.of("orders", DEMO);
    }

    @Override
    public CommandLine command(String name, Session session) {
        return name.equals(DEMO) ? new CommandLine(new DemoCommand(session)) : OrdersCommand.withSubcommands(session);
    }

    @Override
    public Optional<Class<?>> describedBy(String name) {
        return Optional.of(name.equals(DEMO) ? DemoCommand.class : OrdersCommand.class);
    }
}

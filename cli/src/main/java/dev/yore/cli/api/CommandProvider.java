package dev.yore.cli.api;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * An application's own subcommands of {@code yore}, found by {@link java.util.ServiceLoader}.
 *
 * <p>The options that every command has ({@code --data}, {@code --json} and so on) are added to them; they read them through their
 * session. A command that is a {@link java.util.concurrent.Callable} returns one of the {@link ExitCode}s.
 */
public interface CommandProvider {

    /**
     * The names of its commands. A name of two words, such as {@code demo orders}, is that of a subcommand of another application's
     * command.
     */
    List<String> names();

    /**
     * The command of one of these names. It is made only when it is needed, and costs nothing otherwise.
     *
     * @param session what the command has to do with; it is complete when the command runs
     */
    CommandLine command(String name, Session session);

    /**
     * The class whose {@link CommandLine.Command} describes the command of this name. A list of commands shows what is said there, without
     * making the command. Empty, as it is unless overridden, where that is not known: the command is made to be listed.
     */
    default Optional<Class<?>> describedBy(String name) {
        return Optional.empty();
    }
}

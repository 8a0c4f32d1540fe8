package dev.yore.cli.catalog;

import dev.yore.cli.Applications;
import dev.yore.cli.api.CommandFailedException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that chooses among the applications. */
final class ApplicationOption {

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "This application alone; may be repeated (default: all).")
    private List<String> names = new ArrayList<>();

    /** The names of those that are chosen, in order. */
    List<String> among(Applications applications) {
        var all = applications.names();
        for (String name : names) {
            if (!all.contains(name)) {
                throw new CommandFailedException("there is no application " + name + ": there are "
                        + (all.isEmpty() ? "none" : String.join(", ", all)) + " (--app JAR adds one)");
            }
        }
        return names.isEmpty() ? all : all.stream().filter(names::contains).toList();
    }
}

package dev.yore.cli.catalog;

import dev.yore.catalog.CatalogProblem;
import dev.yore.catalog.EventCatalog;
import dev.yore.cli.Applications;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.domain.EventCodec;
import dev.yore.event.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore catalog check}. */
@Command(
        name = "check",
        description = {
            "Hold a catalogue against the applications: has the shape of an event changed without a new version, can all that",
            "was ever written still be read, and has each version a schema and a sample?",
            "The exit code is 1 if not; each problem is told with its file and the way on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore catalog check examples/orders/catalog --application orders",
            "  yore catalog check catalog --write --app shop.jar"
        })
final class CheckCommand implements Callable<Integer> {

    private final Session session;
    private final Applications applications;

    @Parameters(paramLabel = "DIR", description = "The folder of the catalogue.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--write",
            description = "First add the schemas and samples of what is new. What is there is never changed.")
    private boolean write;

    @Mixin
    private ApplicationOption chosen = new ApplicationOption();

    CheckCommand(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    @Override
    public Integer call() {
        if (!write && !Files.isDirectory(folder)) {
            throw new CommandFailedException("there is no folder " + folder + " (--write makes it)");
        }
        var catalog = catalog();
        if (write) {
            catalog.write(folder).forEach(this::added);
        }
        var problems = catalog.check(folder);
        problems.forEach(this::print);
        summary(catalog, problems);
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FELL_SHORT;
    }

    private EventCatalog catalog() {
        var codecs = chosen.among(applications).stream()
                .<EventCodec<?>>flatMap(it -> applications.codecs(it).stream())
                .toList();
        try {
            return EventCatalog.of(codecs);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage() + " (--application NAME chooses one)");
        }
    }

    private void added(Path file) {
        if (session.json()) {
            session.out().json(Json.of(Json.nodes().objectNode().put("added", file.toString())));
        } else {
            session.out().line("added %s", file);
        }
    }

    private void print(CatalogProblem problem) {
        if (session.json()) {
            session.out().json(json(problem));
        } else {
            session.out().line("%s: %s", problem.file(), problem.what());
            session.out().line("  %s", problem.wayOn());
        }
    }

    private static Json json(CatalogProblem problem) {
        var json = Json.nodes().objectNode();
        json.put("problem", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("type", problem.type().name());
        problem.schemaVersion().ifPresent(it -> json.put("schemaVersion", it));
        json.put("file", problem.file().toString());
        json.put("what", problem.what()).put("wayOn", problem.wayOn());
        return Json.of(json);
    }

    private void summary(EventCatalog catalog, List<CatalogProblem> problems) {
        if (!session.json()) {
            int versions = catalog.entries().size();
            long types = catalog.entries().stream()
                    .map(it -> it.shape().type())
                    .distinct()
                    .count();
            session.out()
                    .line(
                            "%s: %,d types in %,d versions",
                            problems.isEmpty() ? "kept" : "not kept (%,d)".formatted(problems.size()), types, versions);
        }
    }
}

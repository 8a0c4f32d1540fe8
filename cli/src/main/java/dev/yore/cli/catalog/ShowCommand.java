package dev.yore.cli.catalog;

import static java.util.stream.Collectors.joining;

import dev.yore.catalog.CatalogEntry;
import dev.yore.catalog.EventCatalog;
import dev.yore.cli.Applications;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.reading.Columns;
import dev.yore.domain.EventCodec;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore catalog show}. */
@Command(
        name = "show",
        description = {
            "List the event types that applications have, or show one.",
            "A line has the type, the application, and the versions that are read; the one that is written is in brackets.",
            "For one type, its JSON Schema and a sample of the version that is written follow."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore catalog show", "  yore catalog show OrderPlaced", "  yore catalog show OrderPlaced --json"})
final class ShowCommand implements Callable<Integer> {

    private final Session session;
    private final Applications applications;
    private final Columns columns = new Columns(2);

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "This type alone.")
    private @Nullable String type;

    @Mixin
    private ApplicationOption chosen = new ApplicationOption();

    /** A type of an application, in the versions that are read. */
    private record Known(String application, EventType type, List<CatalogEntry> versions) {}

    ShowCommand(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    @Override
    public Integer call() {
        var known = known();
        if (session.json()) {
            known.stream().map(ShowCommand::json).forEach(session.out()::json);
        } else {
            known.forEach(it -> columns.line(it.type, it.application));
            known.forEach(it -> session.out().line(columns.line(it.type, it.application, versions(it))));
        }
        if (type != null && !session.json()) {
            known.forEach(this::details);
        }
        return ExitCode.DONE;
    }

    private List<Known> known() {
        var known = new ArrayList<Known>();
        for (String application : chosen.among(applications)) {
            for (var codec : applications.codecs(application)) {
                known.addAll(types(application, codec));
            }
        }
        if (type == null) {
            return known;
        }
        var named = known.stream().filter(it -> it.type.name().equals(type)).toList();
        if (named.isEmpty()) {
            throw new CommandFailedException("no application has an event type " + type
                    + ": 'yore catalog show' lists them (--app JAR adds an application)");
        }
        return named;
    }

    /** The types of a codec; of one that does not tell its shapes none. */
    private static List<Known> types(String application, EventCodec<?> codec) {
        var types = new TreeMap<EventType, List<CatalogEntry>>();
        if (!codec.shapes().isEmpty()) {
            for (var entry : EventCatalog.of(codec).entries()) {
                types.computeIfAbsent(entry.shape().type(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        return types.entrySet().stream()
                .map(it -> new Known(application, it.getKey(), it.getValue()))
                .toList();
    }

    private static String versions(Known known) {
        return known.versions.stream()
                .map(it -> it.schema().isPresent()
                        ? "[" + it.shape().schemaVersion() + "]"
                        : Integer.toString(it.shape().schemaVersion()))
                .collect(joining(" "));
    }

    private void details(Known known) {
        for (var version : known.versions) {
            version.schema()
                    .ifPresent(it -> text("schema of version " + version.shape().schemaVersion(), it));
            version.sample().ifPresent(it -> text("sample", it));
        }
    }

    private void text(String heading, Json json) {
        session.out().line("");
        session.out().line(heading + ":");
        EventCatalog.text(json).lines().forEach(session.out()::line);
    }

    private static Json json(Known known) {
        var json = Json.nodes().objectNode();
        json.put("type", known.type.name()).put("application", known.application);
        var versions = json.putArray("versions");
        for (var version : known.versions) {
            versions.add(version.shape().schemaVersion());
            version.schema()
                    .ifPresent(it ->
                            json.put("written", version.shape().schemaVersion()).set("schema", it.tree()));
            version.sample().ifPresent(it -> json.set("sample", it.tree()));
        }
        return Json.of(json);
    }
}

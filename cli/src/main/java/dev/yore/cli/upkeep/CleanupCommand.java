package dev.yore.cli.upkeep;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.dynamodb.DynamoDbOptions;
import dev.yore.dynamodb.DynamoDbTables;
import dev.yore.event.Json;
import dev.yore.kinesis.KinesisStoreOptions;
import dev.yore.kinesis.KinesisStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code yore cleanup}. */
@Command(
        name = "cleanup",
        description = {
            "Delete a Kinesis stream, and with --views the tables of views in DynamoDB, after showing them and asking.",
            "What is deleted in AWS is gone for good. The replica of this node stays: it is then the only copy of the history."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore cleanup --engine kinesis:account-events",
            "  yore cleanup --engine kinesis:account-events --views dynamodb: --yes"
        })
public final class CleanupCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--views",
            paramLabel = "dynamodb:PREFIX",
            converter = Place.class,
            description = "Also the tables of the views there, and those in which they are published.")
    private @Nullable DynamoDbOptions views;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /** The command of a session. */
    public CleanupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var engine = session.engine()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--engine names the stream to delete; a store in a directory is deleted with its directory"));
        var options = KinesisStoreOptions.parse(engine).stream();
        try (var stream = KinesisStream.of(options);
                var tables = views == null ? null : DynamoDbTables.of(views)) {
            var found = stream.find().map(it -> "stream " + options.stream() + " (" + it.identity() + ")");
            var foundTables = tables == null ? List.<String>of() : tables.find();
            show(found, foundTables);
            if (found.isEmpty() && foundTables.isEmpty()) {
                return ExitCode.DONE;
            }
            if (!yes && !session.confirm("Delete all of this for good?")) {
                throw new CommandFailedException("nothing was deleted");
            }
            stream.delete();
            if (tables != null) {
                tables.delete();
            }
            tell("deleted");
        }
        return ExitCode.DONE;
    }

    private void show(Optional<String> stream, List<String> tables) {
        var all = new ArrayList<String>();
        stream.ifPresent(all::add);
        tables.forEach(it -> all.add("table " + it));
        if (all.isEmpty()) {
            tell("there is nothing to delete");
        }
        all.forEach(this::tell);
        if (Files.isDirectory(session.directory())) {
            session.note("the replica in " + session.directory() + " stays");
        }
    }

    private void tell(String text) {
        if (session.json()) {
            session.out().json(Json.of(Json.nodes().objectNode().put("cleanup", text)));
        } else {
            session.out().line(text);
        }
        session.out().flush();
    }

    /** A place of views in DynamoDB. */
    static final class Place implements ITypeConverter<DynamoDbOptions> {
        @Override
        public DynamoDbOptions convert(String url) {
            try {
                return DynamoDbOptions.parse(url);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}

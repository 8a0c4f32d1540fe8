package dev.yore.cli.writing;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Moment;
import dev.yore.cli.api.Session;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** {@code yore append}. */
@Command(
        name = "append",
        description = {
            "Append an event to a stream, and say where it stands when it is durable.",
            "Give an --id to be able to send it again: an event of the same id is recorded once, however often it is sent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore append parcel_7 ParcelSent '{\"carrier\":\"UPS\",\"weight\":1.25}' --expect none",
            "  yore append order_456 OrderShipped - --expect 1 --actor bob < shipped.json"
        })
public final class AppendCommand implements Callable<Integer> {

    private static final int LARGEST_INPUT = 64 << 20;

    private final Session session;
    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The stream: the id of the aggregate.")
    @SuppressWarnings("NullAway.Init")
    private StreamId stream;

    @Parameters(index = "1", paramLabel = "TYPE", description = "What kind of fact it is, in the past tense.")
    @SuppressWarnings("NullAway.Init")
    private EventType type;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "JSON",
            description = "What happened, a JSON object; - reads it from standard input (default: {}).")
    private String data = "{}";

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            converter = Expectation.class,
            description = "Only if the stream has this version: a number, none or any (default: any).")
    private ExpectedVersion expected = ExpectedVersion.any();

    @Option(names = "--id", paramLabel = "EVENT-ID", description = "The event's id (default: a new one).")
    private @Nullable EventId id;

    @Option(names = "--tag", paramLabel = "KEY:VALUE", description = "An entity that it concerns. May be repeated.")
    private Set<Tag> tags = new LinkedHashSet<>();

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            converter = Moment.Since.class,
            description = "When it happened (default: now).")
    private @Nullable Moment timestamp;

    @Option(
            names = "--schema-version",
            paramLabel = "N",
            description = "The version of the type's schema that the data has (default: 1).")
    private int schemaVersion = 1;

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    /** The command of a session. */
    public AppendCommand(Session session, InputStream in) {
        this.session = session;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        var event = event();
        var commit = Commit.of(event);
        if (!expected.equals(ExpectedVersion.any())) {
            commit = commit.expecting(stream, expected);
        }
        try (var store = session.open()) {
            print(event.id(), store.append(commit));
        }
        return ExitCode.DONE;
    }

    private Event event() throws IOException {
        try {
            var event = Event.of(stream, type, Json.parse(data.equals("-") ? standardInput() : data))
                    .withSchemaVersion(schemaVersion)
                    .withTags(tags)
                    .withMetadata(metadata.metadata());
            event = id == null ? event : event.withId(id);
            return timestamp == null ? event : event.withTimestamp(timestamp.time());
        } catch (InvalidEventException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String standardInput() throws IOException {
        var bytes = in.readNBytes(LARGEST_INPUT + 1);
        if (bytes.length > LARGEST_INPUT) {
            throw new CommandFailedException(
                    "standard input is longer than %,d bytes, which no event may be".formatted(LARGEST_INPUT));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new CommandFailedException("standard input is not UTF-8; nothing was recorded");
        }
    }

    private void print(EventId id, Receipt receipt) {
        var version = receipt.version(stream);
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("eventId", id.value()).put("stream", stream.value()).put("version", version.value());
            json.set("position", position(receipt.position()));
            json.put("recordedAt", receipt.recordedAt().toString());
            session.out().json(Json.of(json));
        } else {
            session.out().line("%s is at version %s, position %s", stream, version, receipt.position());
        }
    }

    /** As envelopes have it: a number in a log of one partition. */
    private static JsonNode position(Position position) {
        return position.partition().equals(Partition.SINGLE)
                ? Json.nodes().numberNode(position.rank())
                : Json.nodes().stringNode(position.toString());
    }

    /** A number, {@code none} or {@code any}. */
    static final class Expectation implements ITypeConverter<ExpectedVersion> {
        @Override
        public ExpectedVersion convert(String text) {
            return switch (text) {
                case "any" -> ExpectedVersion.any();
                case "none" -> ExpectedVersion.none();
                default -> exactly(text);
            };
        }

        private static ExpectedVersion exactly(String text) {
            try {
                return ExpectedVersion.exactly(Version.of(Long.parseLong(text)));
            } catch (NumberFormatException | InvalidEventException _) {
                throw new TypeConversionException("'" + text + "' is neither a version nor none nor any");
            }
        }
    }
}

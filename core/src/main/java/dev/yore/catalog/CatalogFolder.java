package dev.yore.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.domain.EventShape;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The files of a catalogue, and how they are named. */
record CatalogFolder(Path path) {

    private static final String SCHEMA = "schema";
    private static final String SAMPLE = "sample";
    private static final Pattern NAME = Pattern.compile("v([1-9][0-9]{0,8})(\\.[^.]+)?\\.(schema|sample)\\.json");

    /** One element a line, and the same on every system: so that a comparison of two files shows what changed. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter INDENTED = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(LINES)
                    .withArrayIndenter(LINES));

    /** What a file is, by its name. */
    record Stored(EventType type, int schemaVersion, boolean isSample, Path path) {
        boolean isOf(EventShape shape) {
            return type.equals(shape.type()) && schemaVersion == shape.schemaVersion();
        }
    }

    /** A file's JSON, or why there is none. */
    record Content(Optional<Json> json, String problem) {}

    Path of(EventType type) {
        String name = URLEncoder.encode(type.name(), UTF_8).replace("+", "%20").replace("*", "%2A");
        return path.resolve(name.startsWith(".") ? "%2E" + name.substring(1) : name);
    }

    Path schema(EventType type, int version) {
        return of(type).resolve("v" + version + "." + SCHEMA + ".json");
    }

    Path sample(EventType type, int version) {
        return of(type).resolve("v" + version + "." + SAMPLE + ".json");
    }

    /** All schemas and samples that are there; what is named otherwise is passed over. */
    List<Stored> files() {
        var files = new ArrayList<Stored>();
        for (var folder : list(path)) {
            for (var file : list(folder)) {
                stored(folder, file).ifPresent(files::add);
            }
        }
        return files;
    }

    private static Optional<Stored> stored(Path folder, Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || (name.group(2) != null && name.group(3).equals(SCHEMA))) {
            return Optional.empty();
        }
        boolean isSample = name.group(3).equals(SAMPLE);
        return type(folder).map(it -> new Stored(it, Integer.parseInt(name.group(1)), isSample, file));
    }

    private static Optional<EventType> type(Path folder) {
        try {
            return Optional.of(EventType.of(
                    URLDecoder.decode(folder.getFileName().toString().replace("+", "%2B"), UTF_8)));
        } catch (IllegalArgumentException | InvalidEventException _) {
            return Optional.empty();
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + reason(e), e);
        }
    }

    static Content read(Path file) {
        try {
            return new Content(Optional.of(Json.parse(Files.readString(file))), "");
        } catch (InvalidEventException e) {
            return new Content(Optional.empty(), e.field() + " " + e.reason());
        } catch (IOException e) {
            return new Content(Optional.empty(), "it cannot be read: " + reason(e));
        }
    }

    /** Writes a new file, with its folder. */
    static void write(Path file, Json json) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, indented(json) + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + reason(e), e);
        }
    }

    static String indented(Json json) {
        return INDENTED.writeValueAsString(json.tree());
    }

    private static String reason(IOException e) {
        return switch (e) {
            case CharacterCodingException _ -> "it is not UTF-8";
            case AccessDeniedException _ -> "access denied";
            default -> e.toString();
        };
    }
}

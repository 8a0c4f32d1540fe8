package dev.yore.cli;

import dev.yore.cli.projection.ViewName;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import dev.yore.kinesis.KinesisStoreOptions;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How arguments become parts of events; what cannot be one is a wrong usage that says why. */
final class Converters {

    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(StreamId.class, checked(StreamId::of));
        line.registerConverter(EventType.class, checked(EventType::of));
        line.registerConverter(EventId.class, checked(EventId::of));
        line.registerConverter(Tag.class, checked(Tag::parse));
        line.registerConverter(Position.class, checked(Position::parse));
        line.registerConverter(ViewName.class, Converters::view);
        line.registerConverter(Version.class, checked(Converters::version));
    }

    private static <T> ITypeConverter<T> checked(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (InvalidEventException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static ViewName view(String text) {
        try {
            return ViewName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** The directory of a store. Without this, an empty text would be the current directory. */
    static final class Directory implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isEmpty()) {
                throw new TypeConversionException("'' names no directory");
            }
            return Path.of(text);
        }
    }

    /** A log that a store lies on. What is written wrong is a wrong usage. */
    static final class Engine implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                KinesisStoreOptions.parse(Places.inFull(text));
                return text;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Version version(String text) {
        try {
            return Version.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + text + "' is no version: a whole number");
        }
    }
}

package dev.yore.docs;

import dev.yore.Yore;
import dev.yore.deciding.DecidingStore;
import dev.yore.kinesis.KinesisStore;
import dev.yore.log.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The public types of the language and of the engines. */
final class PublicApi {

    private PublicApi() {}

    static List<Class<?>> types() {
        return Stream.of(Yore.class, LogStore.class, DecidingStore.class, KinesisStore.class)
                .flatMap(it -> classesBeside(it).stream())
                .filter(it -> !it.contains(".internal.") && !it.endsWith("-info"))
                .<Class<?>>map(PublicApi::load)
                .filter(it -> Modifier.isPublic(it.getModifiers()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** All classes of the folder or jar from which a class was loaded. */
    private static List<String> classesBeside(Class<?> type) {
        try {
            var source = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(source)) {
                return classesBelow(source);
            }
            try (var jar = FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
                return classesBelow(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> classesBelow(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            return files.map(it -> top.relativize(it).toString())
                    .filter(it -> it.endsWith(".class"))
                    .map(it -> it.substring(0, it.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}

package dev.yore.cli;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.CommandProvider;
import dev.yore.domain.Aggregate;
import dev.yore.domain.EventCodec;
import dev.yore.event.EventType;
import dev.yore.projection.Projection;
import dev.yore.replay.Alternative;
import dev.yore.spi.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The applications that are there: those that came with the program, and those in jars that the user names. */
public final class Applications implements AutoCloseable {

    /**
     * A kind of aggregate and the application that has it.
     *
     * @param application the application's name
     */
    public record Known(String application, Aggregate<?, ?, ?> aggregate) {}

    /**
     * A logic that an application offers for comparison.
     *
     * @param application the application's name
     */
    public record Offered(String application, Alternative alternative) {

        /** Its name and that of its application: {@code orders/right-tax}. */
        public String fullName() {
            return application + "/" + alternative.name();
        }
    }

    private final ClassLoader loader;

    private Applications(ClassLoader loader) {
        this.loader = loader;
    }

    /** @throws CommandFailedException if a jar is not there, or none of them holds an application */
    static Applications with(List<Path> jars) {
        var own = Applications.class.getClassLoader();
        if (jars.isEmpty()) {
            return new Applications(own);
        }
        var more = new Applications(new URLClassLoader(urls(jars), own));
        if (!more.hasAnyOfItsOwn(Application.class) && !more.hasAnyOfItsOwn(CommandProvider.class)) {
            var names = jars.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new CommandFailedException("--app " + names + ": there is no application in it");
        }
        return more;
    }

    private boolean hasAnyOfItsOwn(Class<?> service) {
        return load(service).stream().anyMatch(it -> loader.equals(it.getClass().getClassLoader()));
    }

    /** What they bring of commands. */
    List<CommandProvider> commandProviders() {
        return load(CommandProvider.class);
    }

    /** The names of the applications. */
    public List<String> names() {
        return load(Application.class).stream().map(Application::name).sorted().toList();
    }

    /** The codecs of the application of this name, each once. */
    public List<EventCodec<?>> codecs(String application) {
        return load(Application.class).stream()
                .filter(it -> it.name().equals(application))
                .flatMap(it -> it.aggregates().stream())
                .<EventCodec<?>>map(Aggregate::codec)
                .distinct()
                .toList();
    }

    /** The kind of aggregate whose events have this type. */
    public Optional<Known> knowing(EventType type) {
        for (var application : load(Application.class)) {
            for (var aggregate : application.aggregates()) {
                if (aggregate.codec().types().contains(type)) {
                    return Optional.of(new Known(application.name(), aggregate));
                }
            }
        }
        return Optional.empty();
    }

    /** The projections of all of them. */
    public List<Projection<?, ?>> projections() {
        return load(Application.class).stream()
                .<Projection<?, ?>>flatMap(it -> it.projections().stream())
                .toList();
    }

    /** The logics that they offer for comparison, by name. */
    public List<Offered> alternatives() {
        return load(Application.class).stream()
                .flatMap(it -> it.alternatives().stream().map(offer -> new Offered(it.name(), offer)))
                .sorted(Comparator.comparing(Offered::fullName))
                .toList();
    }

    private <T> List<T> load(Class<T> service) {
        try {
            return ServiceLoader.load(service, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CommandFailedException("an application cannot be loaded: " + e.getMessage());
        }
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(Applications::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new CommandFailedException(
                    "--app " + jar + (Files.exists(jar) ? ": access denied" : ": there is no such file"));
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CommandFailedException("--app " + jar + ": " + e.getMessage());
        }
    }

    /** Lets go of the jars that the user named. */
    @Override
    public void close() {
        if (loader instanceof URLClassLoader jars) {
            try {
                jars.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a jar cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}

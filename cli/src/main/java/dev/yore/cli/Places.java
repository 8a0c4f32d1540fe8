package dev.yore.cli;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.kinesis.KinesisStoreOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which store a call names, by its options and the environment. For one thread. */
final class Places {

    private static final String KINESIS = "kinesis";
    private static final String DEFAULT_STREAM = "account-events";

    private final Root options;
    private final Map<String, String> environment;
    private Optional<URI> endpoint = Optional.empty();
    private Optional<Path> replica = Optional.empty();

    Places(Root options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /** The engine as it is written in full. */
    static String inFull(String engine) {
        return engine.equals(KINESIS) ? KINESIS + ":" + DEFAULT_STREAM : engine;
    }

    /** Lets the engine be found elsewhere from now on, with a replica here where {@code --data} does not name a place. */
    void at(URI otherEndpoint, Path otherReplica) {
        endpoint = Optional.of(otherEndpoint);
        replica = Optional.of(otherReplica);
    }

    /** What {@code --engine}, else the environment names. */
    Optional<String> engine() {
        return Optional.ofNullable(options.engine)
                .or(() -> variable(Root.ENGINE_VARIABLE))
                .map(Places::inFull)
                .map(this::moved);
    }

    private String moved(String engine) {
        return endpoint.map(it -> engine + (engine.contains("?") ? "&" : "?") + "endpoint=" + it)
                .orElse(engine);
    }

    /** The store that is named. */
    Place named() {
        return stream().<Place>map(Place.OnStream::new).orElseGet(() -> in(directory()));
    }

    /** The store in a directory. */
    Place in(Path directory) {
        return new Place.InDirectory(directory, true);
    }

    /** The directory of the store; of an engine's, where its replica lies. */
    Path directory() {
        return stream()
                .map(KinesisStoreOptions::replica)
                .or(this::namedDirectory)
                .orElse(Root.DEFAULT_DATA);
    }

    private Optional<KinesisStoreOptions> stream() {
        try {
            return engine().map(KinesisStoreOptions::parse)
                    .map(it -> namedDirectory().map(it::withReplica).orElse(it));
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Path> namedDirectory() {
        return Optional.ofNullable(options.data)
                .or(() -> replica)
                .or(() -> variable(Root.DATA_VARIABLE).map(Path::of));
    }

    private Optional<String> variable(String name) {
        return Optional.of(environment.getOrDefault(name, "")).filter(it -> !it.isEmpty());
    }
}

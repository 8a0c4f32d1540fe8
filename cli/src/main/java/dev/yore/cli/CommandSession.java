package dev.yore.cli;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Output;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.store.EventStore;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The session of one call: every store that a command opens is opened here. */
final class CommandSession implements Session, AutoCloseable {

    private static final int SECONDS_TO_END = 5;

    private final Console console;
    private final Root options;
    private final Output out;
    private final PrintWriter err;
    private final Places places;
    private volatile boolean interrupted;
    private @Nullable ProgressLine shown;
    private final List<Runnable> opened = new CopyOnWriteArrayList<>();
    private final List<Runnable> interruptions = new CopyOnWriteArrayList<>();

    CommandSession(Console console, Root options, Output out, PrintWriter err) {
        this.console = console;
        this.options = options;
        this.out = out;
        this.err = err;
        this.places = new Places(options, console.environment());
    }

    @Override
    public Path directory() {
        return places.directory();
    }

    @Override
    public Optional<Path> namedDirectory() {
        return Optional.ofNullable(options.data);
    }

    @Override
    public Optional<String> engine() {
        return places.engine();
    }

    @Override
    public EventStore open(Path directory) {
        return open(places.in(directory));
    }

    @Override
    public EventStore open() {
        return open(places.named());
    }

    @Override
    public EventStore openOrCreate() {
        return open(places.named().orCreated());
    }

    @Override
    public EventStore openReadOnly() {
        return open(places.named().readOnly());
    }

    /** Opening may take long, where a replica has much to read. */
    private EventStore open(Place place) {
        return interruptible(() -> {
            try (var progress = progress("catching up")) {
                var store = place.open(events -> progress.at(events, 0));
                opened.add(store::close);
                return store;
            }
        });
    }

    /** Does what may take long. An interruption ends it, and waits for its end. */
    private <T> T interruptible(Supplier<T> work) {
        var thread = Thread.currentThread();
        var ended = new CountDownLatch(1);
        Runnable interruption = () -> interrupt(thread, ended);
        interruptions.add(interruption);
        try {
            return work.get();
        } finally {
            interruptions.remove(interruption);
            ended.countDown();
        }
    }

    private static void interrupt(Thread thread, CountDownLatch ended) {
        thread.interrupt();
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ViewStore openViews(String url) {
        var views = Views.open(url);
        opened.add(views::close);
        return views;
    }

    @Override
    public String defaultViews() {
        String named = console.environment().getOrDefault(Root.VIEWS_VARIABLE, "");
        if (named.isEmpty() && !Files.isDirectory(directory())) {
            throw new CommandFailedException("there is no store in " + directory());
        }
        return named.isEmpty() ? "sqlite:" + directory().resolve("views.db") : named;
    }

    @Override
    public void emulate() {
        note("starting emulators of Kinesis and DynamoDB on this machine; they keep nothing");
        var emulators = interruptible(() -> {
            var started = Emulators.start();
            opened.addFirst(started::close);
            return started;
        });
        places.at(emulators.kinesis(), emulators.replica());
    }

    @Override
    public boolean json() {
        return options.json;
    }

    @Override
    public Output out() {
        return out;
    }

    @Override
    public void note(String line) {
        if (shown != null) {
            shown.hide();
        }
        err.println(Printable.of(line));
        err.flush();
    }

    @Override
    public boolean confirm(String question) {
        err.print(Printable.of(question) + " [y/N] ");
        err.flush();
        return console.readLine().filter(it -> it.strip().equalsIgnoreCase("y")).isPresent();
    }

    @Override
    public void rejected(long line, String reason) {
        if (json()) {
            var error = Json.nodes().objectNode();
            note(Json.of(error.put("error", "line").put("line", line).put("message", reason))
                    .toString());
        } else {
            note("line " + line + ": " + reason);
        }
    }

    @Override
    public Progress progress(String what) {
        if (!console.progress() || json()) {
            return new NoProgress();
        }
        shown = new ProgressLine(what, err);
        return shown;
    }

    /** Ends what is being opened, and closes what is open, because the process is to end. What reads from it then meets a closed store, and says nothing. */
    void interrupt() {
        interrupted = true;
        interruptions.forEach(Runnable::run);
        close();
    }

    /** Whether the process is to end. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Closes what is still open, the last one first: it may rest on others. Any thread may call it. */
    @Override
    public void close() {
        opened.reversed().forEach(Runnable::run);
    }
}

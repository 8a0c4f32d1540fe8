package dev.yore.cli;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Output;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.log.LogStore;
import dev.yore.store.EventStore;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The session of one call: every store that a command opens is opened here. */
final class CommandSession implements Session {

    private final Console console;
    private final Root options;
    private final Output out;
    private final PrintWriter err;
    private volatile boolean interrupted;
    private @Nullable ProgressLine shown;
    private final List<Runnable> opened = new CopyOnWriteArrayList<>();

    CommandSession(Console console, Root options, Output out, PrintWriter err) {
        this.console = console;
        this.options = options;
        this.out = out;
        this.err = err;
    }

    @Override
    public Path directory() {
        return namedDirectory().orElseGet(this::defaultDirectory);
    }

    @Override
    public Optional<Path> namedDirectory() {
        return Optional.ofNullable(options.data);
    }

    private Path defaultDirectory() {
        String named = console.environment().getOrDefault(Root.DATA_VARIABLE, "");
        return named.isEmpty() ? Root.DEFAULT_DATA : Path.of(named);
    }

    @Override
    public EventStore open(Path directory) {
        return remember(LogStore.open(directory));
    }

    @Override
    public EventStore openReadOnly() {
        return remember(LogStore.openReadOnly(directory()));
    }

    private <T extends EventStore> T remember(T store) {
        opened.add(store::close);
        return store;
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

    /** Closes what is open because the process is to end. What reads from it then meets a closed store, and says nothing. */
    void interrupt() {
        interrupted = true;
        close();
    }

    /** Whether the process is to end. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Closes what is still open. Any thread may call it. */
    void close() {
        opened.forEach(Runnable::run);
    }
}

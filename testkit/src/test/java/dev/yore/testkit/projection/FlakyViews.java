package dev.yore.testkit.projection;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.TransactionalWork;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewLimits;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A view store that is reached over a bad line: some calls do not get there, and of some the answer is lost. While it is cut off,
 * no call gets there, as if the process had ended.
 */
public final class FlakyViews implements ViewStore {

    private final ViewStore behind;
    private final Random random;
    private final double lost;
    private volatile boolean cut;

    /** A line to these views that loses this share of the calls. */
    public FlakyViews(ViewStore behind, long seed, double lost) {
        this.behind = behind;
        this.random = new Random(seed);
        this.lost = lost;
    }

    /** From now on no call gets there. */
    public void cutOff() {
        cut = true;
    }

    /** The line is as it was. */
    public void mend() {
        cut = false;
    }

    private <T> T call(Supplier<T> call) {
        if (cut || flip()) {
            throw new ViewUnavailableException("the line is down", new IOException("no route"));
        }
        T answer = call.get();
        if (cut || flip()) {
            throw new ViewUnavailableException("the answer is lost", new IOException("reset"));
        }
        return answer;
    }

    private void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private synchronized boolean flip() {
        return random.nextDouble() < lost;
    }

    @Override
    public List<ViewInfo> views() {
        return call(behind::views);
    }

    @Override
    public Optional<ViewInfo> view(ViewId id) {
        return call(() -> behind.view(id));
    }

    @Override
    public Optional<ViewId> serving(String name) {
        return call(() -> behind.serving(name));
    }

    @Override
    public ViewReader read(ViewId id) {
        return call(() -> behind.read(id));
    }

    @Override
    public ViewReader read(String name) {
        return call(() -> behind.read(name));
    }

    @Override
    public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
        return call(() -> behind.acquire(id, owner, length));
    }

    @Override
    public void renew(Lease lease, Duration length) {
        run(() -> behind.renew(lease, length));
    }

    @Override
    public void release(Lease lease) {
        run(() -> behind.release(lease));
    }

    @Override
    public Map<String, Json> rows(ViewId id, Collection<String> keys) {
        return call(() -> behind.rows(id, keys));
    }

    @Override
    public void write(Lease lease, Changes changes) {
        run(() -> behind.write(lease, changes));
    }

    @Override
    public <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) throws Exception {
        behind.write(lease, resource, work);
    }

    @Override
    public void stop(Lease lease, Stop stop) {
        run(() -> behind.stop(lease, stop));
    }

    @Override
    public void resume(ViewId id) {
        run(() -> behind.resume(id));
    }

    @Override
    public void skip(ViewId id, Position position, String reason, Optional<String> actor) {
        run(() -> behind.skip(id, position, reason, actor));
    }

    @Override
    public List<Skip> skips(ViewId id) {
        return call(() -> behind.skips(id));
    }

    @Override
    public void serve(ViewId id) {
        run(() -> behind.serve(id));
    }

    @Override
    public void drop(ViewId id) {
        run(() -> behind.drop(id));
    }

    @Override
    public ViewLimits limits() {
        return behind.limits();
    }

    @Override
    public void close() {
        behind.close();
    }
}

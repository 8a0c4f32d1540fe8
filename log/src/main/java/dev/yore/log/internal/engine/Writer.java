package dev.yore.log.internal.engine;

import dev.yore.YoreException;
import dev.yore.event.CommitSpan;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameWriter;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.LogWriter;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.Segment;
import dev.yore.store.AppendResult;
import dev.yore.store.LimitExceededException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Receipt;
import dev.yore.store.RestoreException;
import dev.yore.store.StorageFullException;
import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides and records commits: takes all that wait, decides one after the other, writes those that are accepted with one
 * write and one sync, and answers all.
 *
 * <p>Everything here belongs to the writer's own thread, but for {@link #failure()}.
 */
final class Writer implements Runnable {

    private static final int BUFFER_BYTES = 4 << 20;

    private final AppendQueue queue;
    private final Log log;
    private final LogWriter out;
    private final Index index;
    private final Mark mark;
    private final InstantSource clock;
    private final Pending pending;
    private final ByteBuffer buffer = FrameWriter.buffer(BUFFER_BYTES);
    private final List<Decided> decided = new ArrayList<>();
    private long recordedAt;
    private volatile @Nullable Throwable failure;

    /** A request and its answer, which is given once all that it rests on is durable. */
    private record Decided(AppendRequest request, AppendResult result) {}

    Writer(AppendQueue queue, Log log, LogWriter out, Index index, Mark mark, InstantSource clock, long recordedAt) {
        this.queue = queue;
        this.log = log;
        this.out = out;
        this.index = index;
        this.mark = mark;
        this.clock = clock;
        this.recordedAt = recordedAt;
        this.pending = new Pending(log);
    }

    /** Why the store takes no more writes. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void run() {
        for (var requests = queue.takeAll(); !requests.isEmpty(); requests = queue.takeAll()) {
            for (int i = 0; i < requests.size(); i++) {
                take(requests.get(i));
            }
            flush();
        }
    }

    private void take(AppendRequest request) {
        if (failure != null) {
            refuse(request);
            return;
        }
        try {
            decide(request);
        } catch (YoreException e) {
            request.fail(() -> e);
        } catch (IOException e) {
            request.fail(() -> new StorageFullException(
                    "there is no room for the commit; nothing was recorded: make room and append again: "
                            + e.getMessage(),
                    e));
        } catch (RuntimeException | Error e) {
            fail(e);
            refuse(request);
        }
    }

    private void decide(AppendRequest request) throws IOException {
        Map<StreamId, Version> heads;
        Optional<AppendResult> verdict;
        try (var snapshot = index.acquire()) {
            var judge = new Judge(pending, snapshot);
            heads = judge.heads(request.commit());
            verdict = judge.verdict(request, heads);
        }
        if (verdict.isPresent()) {
            decided.add(new Decided(request, verdict.get()));
            return;
        }
        var misfit = misfit(request);
        if (misfit.isPresent()) {
            request.fail(() -> new RestoreException(misfit.get()));
            return;
        }
        if (makeRoom(request.encoded().frameLength())) {
            accept(request, heads);
        } else {
            refuse(request);
        }
    }

    private Optional<String> misfit(AppendRequest request) {
        long required = request.requiredPosition().orElse(pending.next());
        if (required != pending.next()) {
            return Optional.of("position " + required + " does not follow: the next one here is " + pending.next());
        }
        long time = request.requiredTime().orElse(Long.MAX_VALUE);
        return time >= recordedAt
                ? Optional.empty()
                : Optional.of("it was recorded at " + Segment.instant(time) + ", before the last event here, at "
                        + Segment.instant(recordedAt));
    }

    /** Makes room in buffer, segment and index; false when the store failed meanwhile. */
    private boolean makeRoom(long frameLength) throws IOException {
        index.awaitRoom();
        if (buffer.remaining() < frameLength || out.room() - buffer.position() < frameLength) {
            flush();
        }
        if (failure == null && out.room() < frameLength) {
            out.roll(frameLength);
        }
        return failure == null;
    }

    private void accept(AppendRequest request, Map<StreamId, Version> heads) {
        int[] versions = nextVersions(request, heads);
        long first = pending.next();
        recordedAt = time(request.requiredTime());
        var encoded = request.encoded();
        boolean fits = encoded.frameLength() <= buffer.remaining();
        var frame = fits ? buffer : FrameWriter.buffer(Math.toIntExact(encoded.frameLength()));
        long frameOffset = out.offset() + frame.position();
        long unsynced = Math.min(first - 1 - log.durable(), 0xFFFF_FFFFL);
        FrameWriter.write(frame, encoded, first, recordedAt, (int) unsynced, versions);
        for (int i = 0; i < versions.length; i++) {
            out.note(first + i, frameOffset + FrameFormat.HEADER + encoded.start(i));
            index.add(first + i, Integer.toUnsignedLong(versions[i]), encoded.body(i));
        }
        var span = new CommitSpan(Position.of(first), versions.length);
        var receipt = new Receipt(span, Segment.instant(recordedAt), heads);
        pending.add(receipt, encoded.events(), versions);
        decided.add(new Decided(request, receipt));
        if (!fits) {
            record(frame.flip());
        }
    }

    /** The versions of a commit's events; {@code heads} are moved on to the last of each stream. */
    private static int[] nextVersions(AppendRequest request, Map<StreamId, Version> heads) {
        var events = request.commit().events();
        int[] versions = new int[events.size()];
        for (int i = 0; i < versions.length; i++) {
            var head = heads.getOrDefault(events.get(i).stream(), Version.NONE);
            if (head.value() == Version.MAX_VALUE) {
                throw new LimitExceededException("events of a stream", Version.MAX_VALUE, Version.MAX_VALUE + 1);
            }
            heads.put(events.get(i).stream(), head.next());
            versions[i] = (int) head.next().value();
        }
        return versions;
    }

    private long time(OptionalLong required) {
        return Math.max(recordedAt, required.orElseGet(() -> Segment.micros(clock.instant())));
    }

    /** Writes what was accepted, and answers what was decided. */
    private void flush() {
        if (buffer.position() > 0) {
            record(buffer.flip());
            buffer.clear();
        } else if (failure == null) {
            answer();
        }
    }

    private void record(ByteBuffer frames) {
        long last = pending.next() - 1;
        try {
            out.write(frames);
            out.sync();
            mark.advance(last);
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        log.advance(last);
        pending.clear();
        answer();
    }

    private void answer() {
        decided.forEach(it -> it.request.complete(it.result));
        decided.clear();
    }

    /** It is not known what is on the disk now: nothing is written any more, and those who wait are told so. */
    private void fail(Throwable cause) {
        failure = cause;
        for (var each : decided) {
            if (each.result instanceof AppendResult.Refusal) {
                refuse(each.request);
            } else {
                each.request.fail(() -> new OutcomeUnknownException(
                        "writing to the log failed: the commit may or may not be recorded; open the store anew and send it"
                                + " again with the same event ids: " + cause.getMessage(),
                        cause));
            }
        }
        decided.clear();
        pending.clear();
        buffer.clear();
    }

    private void refuse(AppendRequest request) {
        var cause = failure;
        request.fail(() -> new StoreFailedException(
                "the store takes no more writes, because writing to its log failed; nothing was recorded: open it anew: "
                        + (cause == null ? "" : cause.getMessage()),
                cause == null ? new IllegalStateException() : cause));
    }
}

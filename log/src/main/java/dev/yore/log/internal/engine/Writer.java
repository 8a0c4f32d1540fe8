package dev.yore.log.internal.engine;

import dev.yore.YoreException;
import dev.yore.event.CommitSpan;
import dev.yore.event.Position;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameWriter;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.LogWriter;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.Segment;
import dev.yore.store.Receipt;
import dev.yore.store.RestoreException;
import dev.yore.store.StorageFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    private final Heads heads = new Heads();
    private final ByteBuffer buffer = FrameWriter.buffer(BUFFER_BYTES);
    private final List<AppendRequest> decided = new ArrayList<>();
    private final Failure failure = new Failure();
    private long recordedAt;

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
        return failure.cause();
    }

    @Override
    public void run() {
        for (var requests = queue.takeAll(); !requests.isEmpty(); requests = queue.takeAll()) {
            record(requests);
        }
    }

    /** Answers all of them, whatever happens. */
    private void record(List<AppendRequest> requests) {
        try {
            for (int i = 0; i < requests.size() && !failure.isSet(); i++) {
                take(requests.get(i));
            }
            flush();
        } catch (RuntimeException | Error e) {
            fail(e, failure.nothingRecorded());
        }
        if (failure.isSet()) {
            requests.forEach(it -> it.answer(failure.nothingRecorded()));
        }
        requests.clear();
    }

    private void take(AppendRequest request) {
        Optional<Accepted> accepted;
        try {
            accepted = decide(request);
        } catch (YoreException e) {
            request.answer(new Answer.Failed(() -> e));
            return;
        } catch (IOException e) {
            request.answer(new Answer.Failed(() -> new StorageFullException(
                    "there is no room for the commit; nothing was recorded: make room and append again: "
                            + e.getMessage(),
                    e)));
            return;
        }
        accepted.ifPresent(it -> accept(request, it));
    }

    /** What is to be recorded, for which there is room then; empty where the request needs no more than its answer. */
    private Optional<Accepted> decide(AppendRequest request) throws IOException {
        Accepted accepted;
        try (var snapshot = index.acquire()) {
            var judge = new Judge(pending, heads, snapshot);
            var before = judge.heads(request.commit());
            var verdict = judge.verdict(request, before);
            if (verdict.isPresent()) {
                request.decide(verdict.get());
                decided.add(request);
                return Optional.empty();
            }
            accepted = Accepted.of(request.commit(), before);
        }
        var misfit = request.misfit(pending.next(), recordedAt);
        if (misfit.isPresent()) {
            throw new RestoreException(misfit.get());
        }
        return makeRoom(request.encoded().frameLength()) ? Optional.of(accepted) : Optional.empty();
    }

    /** Makes room in buffer, segment and index; false when the store failed meanwhile. */
    private boolean makeRoom(long frameLength) throws IOException {
        index.awaitRoom();
        if (buffer.remaining() < frameLength || out.room() - buffer.position() < frameLength) {
            flush();
        }
        if (!failure.isSet() && out.room() < frameLength) {
            out.roll(frameLength);
        }
        return !failure.isSet();
    }

    private void accept(AppendRequest request, Accepted accepted) {
        int[] versions = accepted.versions();
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
        var receipt = new Receipt(span, Segment.instant(recordedAt), accepted.heads());
        request.decide(receipt);
        decided.add(request);
        pending.add(receipt, encoded.events(), accepted);
        accepted.heads().forEach(heads::put);
        if (!fits) {
            write(frame.flip());
        }
    }

    private long time(OptionalLong required) {
        return Math.max(recordedAt, required.orElseGet(() -> Segment.micros(clock.instant())));
    }

    /** Writes what was accepted, and answers what was decided. */
    private void flush() {
        if (buffer.position() > 0) {
            write(buffer.flip());
            buffer.clear();
        } else {
            answer();
        }
    }

    private void write(ByteBuffer frames) {
        long last = pending.next() - 1;
        try {
            out.write(frames);
            out.sync();
            mark.advance(last);
            log.advance(last);
            pending.clear();
            answer();
        } catch (IOException | RuntimeException | Error e) {
            fail(e, failure.unknown());
        }
    }

    private void answer() {
        Answers.give(decided);
        decided.clear();
    }

    /**
     * Nothing is written any more, since it is not known what is on the disk, or in memory. Those are told so who wait for
     * what was decided.
     */
    private void fail(Throwable cause, Answer accepted) {
        failure.set(cause);
        for (var request : decided) {
            if (request.isRecorded(log.durable())) {
                request.answer();
            } else {
                request.answer(request.isRefused() ? failure.nothingRecorded() : accepted);
            }
        }
        decided.clear();
        pending.clear();
        buffer.clear();
    }
}

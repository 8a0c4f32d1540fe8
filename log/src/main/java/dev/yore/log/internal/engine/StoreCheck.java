package dev.yore.log.internal.engine;

import dev.yore.YoreException;
import dev.yore.event.Position;
import dev.yore.log.Damage;
import dev.yore.log.LogOptions;
import dev.yore.log.ProgressListener;
import dev.yore.log.Verification;
import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.segment.LogCheck;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.SegmentFiles;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks a whole store: first every byte of the log; then, if that is whole, every page of the index, that the index finds
 * every event by all of its terms, and that the versions of every stream follow one another.
 */
public final class StoreCheck {

    private static final String REBUILD = "; make the index anew: yore index rebuild";
    private static final int STEP = 4096;

    private final List<Damage> damages = new ArrayList<>();
    private final ProgressListener progress;

    private StoreCheck(ProgressListener progress) {
        this.progress = progress;
    }

    /**
     * Checks a store, which may be open.
     *
     * @throws UnreadableStoreException if there is none
     */
    public static Verification run(Storage storage, ProgressListener progress) throws IOException {
        return new StoreCheck(progress).check(storage);
    }

    private Verification check(Storage storage) throws IOException {
        LogCheck logCheck;
        try (var arena = Arena.ofShared()) {
            logCheck = checkLog(storage, arena);
        }
        var streams = damages.isEmpty() ? checkIndex(storage, logCheck.events()) : OptionalLong.empty();
        return new Verification(logCheck.events(), logCheck.commits(), streams, damages);
    }

    private LogCheck checkLog(Storage storage, Arena arena) throws IOException {
        var store = Identity.read(storage)
                .orElseThrow(() -> new UnreadableStoreException("there is no Yore store in " + storage.describe("")));
        long durable;
        try (var mark = Mark.openReadOnly(storage, arena)) {
            durable = mark.durable().orElse(0);
        }
        var check = new LogCheck(
                new SegmentFiles(storage, store, arena), durable, this::add, at -> progress.at(at, 2 * durable));
        check.run();
        return check;
    }

    private OptionalLong checkIndex(Storage storage, long events) throws IOException {
        try (var side = TailingSide.open(storage, LogOptions.DEFAULT)) {
            var reads = side.reads();
            reads.index().checkFiles();
            for (long begin = 1; begin <= events; begin += STEP) {
                try (var snapshot = reads.index().acquire()) {
                    reads.log()
                            .visit(
                                    begin,
                                    Math.min(events, begin + STEP - 1),
                                    (position, version, body) -> checkEvent(reads, snapshot, position, version, body));
                }
                progress.at(events + begin, 2 * events);
            }
            return OptionalLong.of(reads.countStreams());
        } catch (DamagedException e) {
            add(e);
        } catch (YoreException e) {
            damages.add(new Damage(storage.describe(""), 0, Optional.empty(), String.valueOf(e.getMessage())));
        }
        return OptionalLong.empty();
    }

    private void checkEvent(Reads reads, Snapshot snapshot, long position, long version, EventBody body) {
        boolean found = snapshot.findId(body.idTerm(), body.idOrder(), it -> it == position) == position;
        var terms = new ArrayList<Long>();
        body.typeAndTagTerms(terms::add);
        terms.add(body.streamTerm());
        if (version == 1) {
            terms.add(Terms.STREAM_START);
        }
        for (long term : terms) {
            found &= snapshot.of(term, position - 1).atOrAfter(position) == position;
        }
        if (!found) {
            add(new DamagedException("index", 0, Position.of(position), "the index does not find the event" + REBUILD));
        }
        long before = previousVersion(reads, snapshot, position, body);
        if (before != version - 1) {
            add(new DamagedException(
                    "index",
                    0,
                    Position.of(position),
                    "version " + version + " of stream " + body.stream() + " follows version " + before + REBUILD));
        }
    }

    private static long previousVersion(Reads reads, Snapshot snapshot, long position, EventBody body) {
        var positions = snapshot.of(body.streamTerm(), 0);
        long at = positions.atOrBefore(position - 1);
        while (at != Positions.NONE && !reads.log().body(at).isOf(body.stream())) {
            at = positions.atOrBefore(at - 1);
        }
        return at == Positions.NONE ? 0 : reads.log().version(at);
    }

    private void add(DamagedException e) {
        if (damages.size() < Verification.MAX_DAMAGES) {
            damages.add(new Damage(e.file(), e.offset(), e.position(), e.what()));
        }
    }
}

package dev.yore.log.internal.engine;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Mismatch;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides commits, in order: is it known already, are the versions as expected, does its condition hold. For the writer's
 * thread.
 */
final class Judge {

    private final Pending pending;
    private final Heads heads;
    private final Snapshot index;

    Judge(Pending pending, Heads heads, Snapshot index) {
        this.pending = pending;
        this.heads = heads;
        this.index = index;
    }

    /** The answer to a commit that is not to be recorded now; empty where it is. */
    Optional<AppendResult> verdict(AppendRequest request, Map<StreamId, Version> heads) {
        var known = known(request);
        if (known.isPresent()) {
            return known;
        }
        var conflict = conflict(request.commit(), heads);
        return conflict.isPresent() ? conflict : failedCondition(request.commit());
    }

    /** The version of each of a commit's streams, in the order of its events. */
    Map<StreamId, Version> heads(Commit commit) {
        var found = new LinkedHashMap<StreamId, Version>();
        for (var event : commit.events()) {
            found.computeIfAbsent(event.stream(), this::head);
        }
        return found;
    }

    private Version head(StreamId stream) {
        var known = heads.get(stream);
        return known == null ? lastIndexed(stream) : known;
    }

    private Version lastIndexed(StreamId stream) {
        long last = pending.next() - 1;
        var positions = index.of(Terms.of(stream), 0);
        for (long at = positions.atOrBefore(last); at != Positions.NONE; at = positions.atOrBefore(at - 1)) {
            if (pending.isOf(at, stream)) {
                return Version.of(pending.version(at));
            }
        }
        return Version.NONE;
    }

    private Optional<AppendResult> known(AppendRequest request) {
        var encoded = request.encoded();
        for (int i = 0; i < encoded.count(); i++) {
            var body = encoded.body(i);
            var id = request.commit().events().get(i).id();
            long at = index.findId(
                    body.idTerm(),
                    body.idOrder(),
                    position -> pending.id(position).equals(id));
            if (at != Positions.NONE) {
                boolean same = pending.idsOfCommit(at).equals(request.commit().ids());
                return Optional.of(same ? pending.receipt(at) : new IdTaken(id, Position.of(at)));
            }
        }
        return Optional.empty();
    }

    private static Optional<AppendResult> conflict(Commit commit, Map<StreamId, Version> heads) {
        var mismatches = new ArrayList<Mismatch>();
        heads.forEach((stream, actual) -> {
            var expected = commit.expected().getOrDefault(stream, ExpectedVersion.any());
            if (!expected.isMetBy(actual)) {
                mismatches.add(new Mismatch(stream, expected, actual));
            }
        });
        return mismatches.isEmpty() ? Optional.empty() : Optional.of(new Conflict(mismatches));
    }

    private Optional<AppendResult> failedCondition(Commit commit) {
        if (commit.condition().isEmpty()) {
            return Optional.empty();
        }
        AppendCondition condition = commit.condition().get();
        long last = pending.next() - 1;
        long after = Math.min(condition.after().rank(Partition.SINGLE), last);
        var candidates = index.of(condition.none(), after);
        for (long at = candidates.atOrAfter(after + 1);
                at != Positions.NONE && at <= last;
                at = candidates.atOrAfter(at + 1)) {
            if (condition.countsAgainst(pending.event(at))) {
                return Optional.of(new ConditionFailed(Position.of(at)));
            }
        }
        return Optional.empty();
    }
}

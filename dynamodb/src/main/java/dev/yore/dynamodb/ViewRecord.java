package dev.yore.dynamodb;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.Lease;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a view stands, as its item has it.
 *
 * @param generation tells views apart that are made anew under the same id
 * @param sequence how many writes it has seen
 * @param undoFrom the part of the undo record with which the last transaction of the last write begins
 * @param unfinished how many parts of its undo record the write after that has already; 0 if none has begun
 * @param skips how many events it was told to pass over
 */
record ViewRecord(
        ViewId id,
        long generation,
        long sequence,
        int undoFrom,
        int unfinished,
        long fence,
        Optional<String> holder,
        long heldUntil,
        Checkpoint checkpoint,
        long events,
        Optional<Stop> stop,
        long skips,
        long created,
        long updated) {

    static ViewRecord of(Map<String, AttributeValue> item) {
        return new ViewRecord(
                ViewId.parse(Values.text(item, "view_id")),
                Values.number(item, "generation"),
                Values.number(item, "seq"),
                (int) Values.number(item, "undo_from", 0),
                (int) Values.number(item, "unfinished", 0),
                Values.number(item, "fence"),
                Values.optional(item, "held_by"),
                Values.number(item, "held_until"),
                Checkpoint.parse(Values.text(item, "checkpoint")),
                Values.number(item, "event_count"),
                stop(item),
                Values.number(item, "skip_count"),
                Values.number(item, "created_at"),
                Values.number(item, "updated_at"));
    }

    private static Optional<Stop> stop(Map<String, AttributeValue> item) {
        return Values.optional(item, "stop_position")
                .map(it -> new Stop(
                        Position.parse(it),
                        EventId.of(Values.text(item, "stop_event")),
                        Values.text(item, "stop_cause"),
                        Instant.parse(Values.text(item, "stop_time"))));
    }

    /** The item of a new view, made with its first lease. */
    static Map<String, AttributeValue> made(Lease lease, long length, long now) {
        var item = new HashMap<>(Keys.view(lease.view()));
        item.put("view_id", Values.text(lease.view().toString()));
        item.put("generation", Values.number(lease.fence()));
        item.put("seq", Values.number(0));
        item.put("fence", Values.number(lease.fence()));
        item.put("held_by", Values.text(lease.owner()));
        item.put("held_for", Values.number(length));
        item.put("held_until", Values.number(now + length));
        item.put("checkpoint", Values.text(Checkpoint.START.toString()));
        item.put("event_count", Values.number(0));
        item.put("skip_count", Values.number(0));
        item.put("created_at", Values.number(now));
        item.put("updated_at", Values.number(now));
        return item;
    }

    /** The same when so many parts of the undo record of the next write are there. */
    ViewRecord begun(int parts) {
        return written(sequence, undoFrom, parts);
    }

    /** The same when the next write is whole, of which so many parts of the undo record were there before. */
    ViewRecord finished() {
        return written(sequence + 1, unfinished, 0);
    }

    private ViewRecord written(long last, int from, int next) {
        return new ViewRecord(
                id,
                generation,
                last,
                from,
                next,
                fence,
                holder,
                heldUntil,
                checkpoint,
                events,
                stop,
                skips,
                created,
                updated);
    }

    /** The partition key of its rows; those of what else it has begin with it. */
    String rows() {
        return id + "#" + generation;
    }

    String undo() {
        return rows() + "#undo";
    }

    String skipped() {
        return rows() + "#skips";
    }

    boolean isHeldBy(Lease lease) {
        return holder.isPresent() && fence == lease.fence();
    }

    Optional<String> owner(InstantSource clock) {
        return holder.filter(_ -> Values.now(clock) < heldUntil);
    }

    ViewInfo info(boolean serving, InstantSource clock) {
        return new ViewInfo(
                id, checkpoint, events, serving, stop, owner(clock), Values.instant(created), Values.instant(updated));
    }
}

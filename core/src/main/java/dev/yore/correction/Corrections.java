package dev.yore.correction;

import static java.util.Objects.requireNonNull;

import dev.yore.domain.EventCodec;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compensating events for all events of the past that are wrong: found by a query, worked out one by one, looked at beforehand,
 * appended in batches.
 *
 * <pre>{@code
 * var corrections = Corrections.named("tax-without-quantity", Order.CODEC)
 *         .selecting(Query.types("OrderPlaced"))
 *         .correcting((event, _) -> Tax.mistakeIn(event).map(TaxCorrected::new))
 *         .because("The tax was taken of one piece of each item.")
 *         .by("ops");
 * corrections.preview(store).forEach(it -> System.out.println(it.corrected().stream() + " " + it.correction()));
 * corrections.append(store);
 * }</pre>
 *
 * <p>A correction goes to the stream of the event that it corrects, points at it, and bears its tags and its time: so it counts from
 * then on in what was true at a time, as we know today, while what was known then still shows the mistake.
 *
 * <p>Its id follows from the name of the corrections and the id of the event that it corrects. So running them again, after a crash
 * or by mistake or twice at once, appends what is missing and nothing else. Keep the name; for another mistake take another one.
 *
 * <p>Immutable; any thread may use it, as far as the functions that it is given are pure.
 *
 * @param <E> the domain's events
 */
public final class Corrections<E> {

    /** The longest name, in characters. */
    public static final int MAX_NAME_CHARACTERS = 64;

    /** How many corrections a commit has, where the store takes so many. */
    public static final int DEFAULT_BATCH = 500;

    final CorrectionIds ids;
    final EventCodec<E> codec;
    final Selection selection;
    final Correction<E> correction;
    final Metadata metadata;
    final Optional<Instant> time;
    final int batch;

    /** Which events are looked at. */
    record Selection(Query query, Optional<StreamId> stream) {}

    private Corrections(
            CorrectionIds ids,
            EventCodec<E> codec,
            Selection selection,
            Correction<E> correction,
            Metadata metadata,
            Optional<Instant> time,
            int batch) {
        this.ids = ids;
        this.codec = codec;
        this.selection = selection;
        this.correction = correction;
        this.metadata = metadata;
        this.time = time;
        this.batch = batch;
    }

    /**
     * Corrections that find every event wrong that the codec knows, and none of them in need of anything, until it is said what to
     * select and how to correct it.
     *
     * @param name what these corrections are called, for ever: the ids of the compensating events follow from it
     * @throws InvalidEventException if the name is empty, too long, or holds control characters
     */
    public static <E> Corrections<E> named(String name, EventCodec<E> codec) {
        return new Corrections<>(
                new CorrectionIds(name),
                codec,
                new Selection(Query.types(codec.types()), Optional.empty()),
                (_, _) -> Optional.empty(),
                Metadata.NONE,
                Optional.empty(),
                DEFAULT_BATCH);
    }

    /** The same for the events that this query finds. The codec must know the types of all of them. */
    public Corrections<E> selecting(Query query) {
        return with(new Selection(query, selection.stream()));
    }

    /** The same for the events of this stream alone. */
    public Corrections<E> in(StreamId stream) {
        return with(new Selection(selection.query(), Optional.of(stream)));
    }

    /** The same with what makes an event good. */
    public Corrections<E> correcting(Correction<E> correction) {
        requireNonNull(correction);
        return new Corrections<>(ids, codec, selection, correction, metadata, time, batch);
    }

    /** The same with a reason, which each compensating event bears. */
    public Corrections<E> because(String reason) {
        return with(metadata.withReason(reason));
    }

    /** The same with an actor, whom each compensating event names. */
    public Corrections<E> by(String actor) {
        return with(metadata.withActor(actor));
    }

    /** The same, but the compensating events happen at this time, and not when what they correct happened. */
    public Corrections<E> happeningAt(Instant time) {
        return new Corrections<>(ids, codec, selection, correction, metadata, Optional.of(time), batch);
    }

    /** The same with so many corrections in a commit, at the most. */
    public Corrections<E> withBatch(int corrections) {
        if (corrections < 1) {
            throw new IllegalArgumentException("a batch must have 1 or more, not " + corrections);
        }
        return new Corrections<>(ids, codec, selection, correction, metadata, time, corrections);
    }

    /** The id that the compensating event of an event has, or will have. */
    public EventId idFor(EventId corrected) {
        return ids.of(corrected, 1);
    }

    /** What {@link #append} would append now, read as it is asked for. Nothing is written. */
    public Cursor<Planned<E>> preview(EventStore store) {
        return new PlanCursor<>(new Plan<>(this, store));
    }

    /** Appends what is missing; see {@link #append(EventStore, Consumer)}. */
    public CorrectionReport append(EventStore store) {
        return append(store, _ -> {});
    }

    /**
     * Appends what is missing, in batches: each is whole or not there, and decided anew if its streams have changed meanwhile. In a
     * log of several partitions, that holds of the part of a batch that one partition key has. It looks at the events that are there
     * when it begins.
     *
     * @param progress hears after each batch what is done so far
     * @throws dev.yore.store.ConflictException if others were faster each time; the batches before are recorded
     * @throws dev.yore.store.OutcomeUnknownException if it is unknown whether a batch was recorded; run it again to find out
     */
    public CorrectionReport append(EventStore store, Consumer<CorrectionReport> progress) {
        return new CorrectionRun<>(this, store, progress).run();
    }

    private Corrections<E> with(Selection selection) {
        return new Corrections<>(ids, codec, selection, correction, metadata, time, batch);
    }

    private Corrections<E> with(Metadata metadata) {
        return new Corrections<>(ids, codec, selection, correction, metadata, time, batch);
    }
}

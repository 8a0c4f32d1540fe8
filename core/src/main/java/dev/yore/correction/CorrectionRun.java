package dev.yore.correction;

import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Bulk;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Limits;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of corrections over a store. For one thread.
 *
 * <p>An event that is wrong waits until its batch is full. Then it is looked at anew, behind a look at the version of its stream: if
 * that is still the version when the batch is appended, nobody has corrected it meanwhile.
 */
final class CorrectionRun<E> {

    private final Plan<E> plan;
    private final EventStore store;
    private final Bulk bulk;
    private final Consumer<CorrectionReport> progress;
    private final int batch;
    private final List<RecordedEvent> waiting = new ArrayList<>();
    private long found;
    private long right;
    private long before;
    private long appended;

    /** What is to be appended for some events, and the versions that their streams had before they were looked at. */
    private record Batch(List<Event> events, LinkedHashMap<StreamId, ExpectedVersion> expected) {

        boolean isWithin(Limits limits) {
            long bytes = events.stream().mapToLong(Event::size).sum();
            return events.size() <= limits.commitEvents() && bytes <= limits.commitBytes();
        }
    }

    CorrectionRun(Corrections<E> corrections, EventStore store, Consumer<CorrectionReport> progress) {
        this.plan = new Plan<>(corrections, store);
        this.store = store;
        this.bulk = new Bulk(store);
        this.progress = progress;
        this.batch = corrections.batch;
    }

    CorrectionReport run() {
        try (var candidates = plan.candidates()) {
            for (var candidate : candidates) {
                look(candidate);
                if (waiting.size() == batch) {
                    appendWaiting();
                }
            }
        }
        appendWaiting();
        return report();
    }

    private void look(RecordedEvent candidate) {
        found++;
        var need = plan.needOf(candidate);
        if (!need.missing().isEmpty()) {
            waiting.add(candidate);
        } else if (need.wrong() == 0) {
            right++;
        } else {
            before++;
        }
    }

    private void appendWaiting() {
        if (!waiting.isEmpty()) {
            append(List.copyOf(waiting));
            waiting.clear();
            progress.accept(report());
        }
    }

    private void append(List<RecordedEvent> wrong) {
        var rest = wrong;
        for (int failures = 0; !rest.isEmpty(); failures++) {
            var batch = batch(rest);
            if (rest.size() > 1 && !batch.isWithin(store.limits())) {
                append(rest.subList(0, rest.size() / 2));
                append(rest.subList(rest.size() / 2, rest.size()));
                return;
            }
            rest = append(batch, rest, failures == Repository.DEFAULT_RETRIES);
        }
    }

    /** Appends a batch, and gives back those of the events whose streams others were faster with. */
    private List<RecordedEvent> append(Batch batch, List<RecordedEvent> wrong, boolean last) {
        var taken = new HashSet<StreamId>();
        long corrected = 0;
        for (var part : batch.events.isEmpty() ? List.<Bulk.Part>of() : bulk.append(batch.events, batch.expected)) {
            var events = part.commit().events();
            if (isAppended(part.result(), last)) {
                appended += events.size();
                corrected += events.stream()
                        .map(it -> it.metadata().corrects())
                        .distinct()
                        .count();
            } else {
                events.forEach(it -> taken.add(it.stream()));
            }
        }
        var rest = wrong.stream().filter(it -> taken.contains(it.stream())).toList();
        before += wrong.size() - rest.size() - corrected;
        return rest;
    }

    private Batch batch(List<RecordedEvent> wrong) {
        var batch = new Batch(new ArrayList<>(), new LinkedHashMap<>());
        for (var recorded : wrong) {
            var stream = recorded.stream();
            var expected = batch.expected.get(stream);
            expected = expected == null ? ExpectedVersion.exactly(store.version(stream)) : expected;
            var missing = plan.needOf(recorded).missing();
            if (!missing.isEmpty()) {
                batch.expected.put(stream, expected);
                missing.forEach(it -> batch.events.add(it.event()));
            }
        }
        return batch;
    }

    /** Whether it was recorded; otherwise others were faster. */
    private static boolean isAppended(AppendResult result, boolean last) {
        return switch (result) {
            case Receipt _ -> true;
            case Conflict conflict when last -> throw conflict.toException();
            case Conflict _ -> false;
            case IdTaken taken when last -> throw taken.toException();
            case IdTaken _ -> false;
            case Refusal refusal -> throw refusal.toException();
        };
    }

    private CorrectionReport report() {
        return new CorrectionReport(found, right, before, appended);
    }
}

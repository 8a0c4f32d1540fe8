package dev.yore.examples.bank.berka;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.bank.berka.ImportListener.Rejection;
import dev.yore.examples.bank.berka.Row.Booked;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Bulk;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Appends lines in as few commits as the store takes, without those that are recorded already. */
final class LineRecorder {

    private static final int MOST_TRIES = 100;

    private final EventStore store;
    private final Bulk bulk;
    private final String fileName;
    private final ImportListener listener;

    LineRecorder(EventStore store, String fileName, ImportListener listener) {
        this.store = store;
        this.bulk = new Bulk(store);
        this.fileName = fileName;
        this.listener = listener;
    }

    /** Appends them; sorts and appends anew what another writer was faster with. */
    ImportReport record(List<Booked> rows) {
        var report = ImportReport.NOTHING;
        var rest = rows;
        for (int tries = 1; !rest.isEmpty(); tries++) {
            boolean last = tries == MOST_TRIES;
            var sorted = new Sorted(rest);
            report = report.plus(sorted.leftOut());
            rest = new ArrayList<>();
            for (var part : sorted.append()) {
                var events = part.commit().events();
                var own = events.stream()
                        .map(it -> sorted.fresh.get(it.id()))
                        .filter(Objects::nonNull)
                        .toList();
                switch (part.result()) {
                    case Receipt _ ->
                        report = report.plus(ImportReport.recorded(own.size(), events.size() - own.size()));
                    case Refusal refusal when last -> throw refusal.toException();
                    case Refusal _ -> rest.addAll(own);
                }
            }
        }
        return report;
    }

    private List<Bulk.Part> append(Collection<Booked> rows) {
        var events = new ArrayList<Event>();
        var expected = new LinkedHashMap<StreamId, ExpectedVersion>();
        for (var row : rows) {
            var stream = Bookings.stream(row.line());
            if (!expected.containsKey(stream)) {
                var version = store.version(stream);
                expected.put(stream, ExpectedVersion.exactly(version));
                if (version.equals(Version.NONE)) {
                    events.add(Bookings.opening(row, fileName));
                }
            }
            events.add(Bookings.transaction(row, fileName));
        }
        return bulk.append(events, expected);
    }

    /** Lines by what is to be done with them. */
    private final class Sorted {
        private final Map<EventId, Booked> fresh = new LinkedHashMap<>();
        private final List<Rejection> contradictions = new ArrayList<>();
        private final int size;

        Sorted(List<Booked> rows) {
            size = rows.size();
            rows.forEach(this::sort);
        }

        private void sort(Booked row) {
            var id = Bookings.id(row.line());
            var recorded = store.find(id);
            if (recorded.isPresent()) {
                if (!Bookings.isSame(recorded.get(), row)) {
                    contradict(row, "at position " + recorded.get().position());
                }
                return;
            }
            var earlier = fresh.putIfAbsent(id, row);
            if (earlier != null && !earlier.line().equals(row.line())) {
                contradict(row, "in line " + earlier.number());
            }
        }

        private void contradict(Booked row, String where) {
            String transaction = row.line().transaction();
            contradictions.add(new Rejection(
                    row.number(), "transaction " + transaction + " stands " + where + " already, with other content"));
        }

        /** Those that are not fresh. The contradictions among them are told. */
        ImportReport leftOut() {
            contradictions.forEach(listener::rejected);
            int rejected = contradictions.size();
            return new ImportReport(size - fresh.size(), 0, size - fresh.size() - rejected, 0, rejected);
        }

        List<Bulk.Part> append() {
            return fresh.isEmpty() ? List.of() : LineRecorder.this.append(fresh.values());
        }
    }
}

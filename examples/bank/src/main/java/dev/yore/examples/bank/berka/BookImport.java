package dev.yore.examples.bank.berka;

import dev.yore.examples.bank.berka.ImportListener.Rejection;
import dev.yore.examples.bank.berka.Row.Booked;
import dev.yore.examples.bank.berka.Row.Malformed;
import dev.yore.store.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes over a bank's file: one stream for each account, opened on its first line, and one event for each line.
 *
 * <p>Lines are appended some hundred at a time, in one commit where the store takes that, else in one for each account, each with the versions that its streams are expected to have. What is
 * recorded already is left out, so an import that was interrupted, or a file that has grown or was mended, is simply
 * imported again. A line that is malformed is told to the listener, and nothing of it is recorded.
 */
public final class BookImport {

    private static final int LINES_PER_COMMIT = 500;

    private final BookFile file;
    private final LineRecorder recorder;
    private final ImportListener listener;
    private final int linesPerCommit;
    private final List<Booked> batch = new ArrayList<>();
    private ImportReport report = ImportReport.NOTHING;

    private BookImport(EventStore store, BookFile file, String name, ImportListener listener) {
        this.file = file;
        this.recorder = new LineRecorder(store, name, listener);
        this.listener = listener;
        // A line is two events at the most: the opening of its account, and itself.
        this.linesPerCommit = Math.clamp(store.limits().commitEvents() / 2, 1, LINES_PER_COMMIT);
    }

    /**
     * Imports a file.
     *
     * @throws IOException if the file cannot be read; what was read before is recorded
     */
    public static ImportReport run(EventStore store, Path path, ImportListener listener) throws IOException {
        try (var file = new BookFile(path)) {
            return new BookImport(store, file, String.valueOf(path.getFileName()), listener).run();
        }
    }

    private ImportReport run() throws IOException {
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            switch (row.get()) {
                case Booked booked -> take(booked);
                case Malformed malformed -> reject(malformed);
            }
        }
        recordBatch();
        return report;
    }

    private void take(Booked row) {
        batch.add(row);
        if (batch.size() >= linesPerCommit) {
            recordBatch();
        }
    }

    private void reject(Malformed row) {
        listener.rejected(new Rejection(row.number(), row.reason()));
        report = report.plus(ImportReport.rejected(1));
    }

    private void recordBatch() {
        report = report.plus(recorder.record(batch));
        batch.clear();
        listener.at(file.bytesRead(), file.size());
    }
}

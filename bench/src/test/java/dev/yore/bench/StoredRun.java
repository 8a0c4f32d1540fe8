package dev.yore.bench;

import dev.yore.bench.figure.FigureList;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Results;
import dev.yore.bench.figure.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file of a run that never was. */
final class StoredRun {

    private final FigureList figures = new FigureList();

    /** Adds a figure whose rounds are a tenth below, at, and a tenth above a value. */
    StoredRun with(String work, String subject, Metric metric, double value) {
        figures.add(
                work,
                subject,
                List.of(Round.of(metric, value * 0.9), Round.of(metric, value * 1.1), Round.of(metric, value)));
        return this;
    }

    Results results() {
        return new Results(
                Results.FORMAT,
                "2026-11-24T10:30:00Z",
                "./yore bench --json results.json",
                1_000_000,
                2_000,
                Map.of("cores", "2", "disk", "/dev/vda ext4"),
                Map.of("yore", "0.1.0", "sqlite", "3.53.4"),
                Map.of("sqlite", "journal_mode=wal, synchronous=full"),
                Map.of("message-db", "'npm pack' cannot be run"),
                figures.all(),
                Results.ratios(figures.all()));
    }

    Path write(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("results.json"), results().toJson().toString());
    }
}

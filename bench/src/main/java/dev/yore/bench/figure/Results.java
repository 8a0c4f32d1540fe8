package dev.yore.bench.figure;

import static dev.yore.bench.figure.Figure.LIMIT;
import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run found, as it stands in its file.
 *
 * @param format 1
 * @param date when it began, such as {@code 2026-11-24T10:30:00Z}
 * @param command how it was called
 * @param events how many events each store held
 * @param roundMillis how long a round of timed calls took
 * @param machine what it ran on
 * @param versions of whom what version
 * @param settings with which settings each peer ran, as it confirmed them
 * @param absent which peers could not run, and why
 * @param figures what was measured
 * @param ratios of Yore's figures to the limit and to the best peer
 */
public record Results(
        int format,
        String date,
        String command,
        int events,
        long roundMillis,
        Map<String, String> machine,
        Map<String, String> versions,
        Map<String, String> settings,
        Map<String, String> absent,
        List<Figure> figures,
        List<Ratio> ratios) {

    /** The version of the file's form. */
    public static final int FORMAT = 1;

    /**
     * Reads the file of a run.
     *
     * @throws CommandFailedException if it is another kind of file
     */
    public static Results read(Path file) throws IOException {
        try {
            var results = Json.parse(Files.readString(file)).as(Results.class);
            if (results.format == FORMAT) {
                return results;
            }
            throw new CommandFailedException(file + " has format " + results.format + ", which is not known here");
        } catch (InvalidEventException e) {
            throw new CommandFailedException(file + " is not the file of a run: " + e.getMessage());
        }
    }

    /** As JSON, which {@link #read} understands. */
    public Json toJson() {
        return Json.from(this);
    }

    /** The figure of this name. */
    public Optional<Figure> find(String work, String subject, Metric metric) {
        return figures.stream()
                .filter(it -> it.work().equals(work) && it.subject().equals(subject) && it.metric() == metric)
                .findFirst();
    }

    /** The best figure that a peer has. */
    public Optional<Figure> bestPeer(String work, Metric metric) {
        return bestPeer(figures, work, metric);
    }

    /** Yore's figures by those of the limit and of the best peer, wherever there are both. */
    public static List<Ratio> ratios(List<Figure> figures) {
        return figures.stream()
                .filter(it -> it.subject().equals(YORE))
                .flatMap(it -> Stream.concat(
                                limit(figures, it).stream(), bestPeer(figures, it.work(), it.metric()).stream())
                        .filter(other -> other.median() != 0)
                        .map(other -> new Ratio(it.work(), it.metric(), other.subject(), it.median() / other.median())))
                .toList();
    }

    private static Optional<Figure> limit(List<Figure> figures, Figure own) {
        return figures.stream()
                .filter(it -> it.subject().equals(LIMIT) && it.work().equals(own.work()) && it.metric() == own.metric())
                .findFirst();
    }

    private static Optional<Figure> bestPeer(List<Figure> figures, String work, Metric metric) {
        var byMedian = Comparator.comparingDouble(Figure::median);
        return figures.stream()
                .filter(it -> it.work().equals(work) && it.metric() == metric)
                .filter(it -> !it.subject().equals(YORE) && !it.subject().equals(LIMIT))
                .max(metric.moreIsBetter() ? byMedian : byMedian.reversed());
    }
}

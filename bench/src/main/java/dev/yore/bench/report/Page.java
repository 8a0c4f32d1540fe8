package dev.yore.bench.report;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Results;
import dev.yore.bench.work.Payload;
import dev.yore.bench.work.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a page of the documents, with charts beside it. */
public final class Page {

    private static final String NAME = "performance";
    private static final List<Chart> CHARTS = List.of(
            new Chart("append-1", Metric.P50),
            new Chart("append-64", Metric.RATE),
            new Chart("append-1024", Metric.RATE),
            new Chart("commits-1000", Metric.RATE),
            new Chart("load", Metric.P50),
            new Chart("replay-raw", Metric.RATE),
            new Chart("disk", Metric.BYTES));

    private final Results results;

    private record Chart(String work, Metric metric) {
        String file() {
            return NAME + "-" + work + ".svg";
        }
    }

    /** The page of a run. */
    public Page(Results results) {
        this.results = results;
    }

    /** Writes {@code performance.md} and its charts into a folder, in place of those that are there. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var chart : charts()) {
            Files.writeString(folder.resolve(chart.file()), svg(chart));
        }
        Files.writeString(folder.resolve(NAME + ".md"), text());
    }

    private List<Chart> charts() {
        return CHARTS.stream()
                .filter(it -> results.find(it.work(), YORE, it.metric()).isPresent())
                .toList();
    }

    private String svg(Chart chart) {
        var bars = Table.subjects(results).stream()
                .flatMap(it -> results.find(chart.work(), it, chart.metric()).stream())
                .map(it ->
                        new BarChart.Bar(it.subject(), it.median(), it.subject().equals(YORE)))
                .toList();
        return new BarChart(Works.titleOf(chart.work()), Table.label(chart.metric()), bars).svg();
    }

    private String text() {
        return """
                # Performance

                How fast the embedded engine is, beside the limits of the disk under it and beside what people would take instead, all
                measured in one run, on one machine, and all durable. Ratios travel to other machines; absolute figures do not.

                This page is made by a command from the file of a run. To repeat it:

                ```text
                %s
                ./yore bench page FILE --to docs
                ```

                Each store holds %,d events with %d bytes of JSON each, in streams of ten. A figure is the median of its rounds, and
                ± half of what they differ. `limit` is the same bytes written and synced without an index, conditions or anything else.

                ## What it ran on

                %s
                ## Charts

                %s
                ## All figures

                %s
                ## Targets

                %s""".formatted(
                results.command(), results.events(), Payload.BYTES, circumstances(), images(), figures(), targets());
    }

    private String circumstances() {
        return "| | |%n|---|---|%n| date | %s |%n".formatted(results.date())
                + rows(results.machine())
                + rows(results.versions())
                + results.settings().entrySet().stream()
                        .map(it -> "| settings of %s | %s |%n".formatted(it.getKey(), cell(it.getValue())))
                        .collect(Collectors.joining())
                + results.absent().entrySet().stream()
                        .map(it -> "| absent: %s | %s |%n".formatted(it.getKey(), cell(it.getValue())))
                        .collect(Collectors.joining());
    }

    private static String rows(Map<String, String> values) {
        return values.entrySet().stream()
                .map(it -> "| %s | %s |%n".formatted(it.getKey(), cell(it.getValue())))
                .collect(Collectors.joining());
    }

    private String images() {
        return charts().stream()
                .map(it -> "![%s](%s)%n".formatted(Works.titleOf(it.work()), it.file()))
                .collect(Collectors.joining("\n"));
    }

    private String figures() {
        var subjects = Table.subjects(results);
        var table = new StringBuilder("| work | | " + String.join(" | ", subjects) + " |\n|---|---|");
        table.append("---:|".repeat(subjects.size())).append('\n');
        for (var work : Works.titles().keySet()) {
            for (var metric : Metric.values()) {
                if (subjects.stream()
                        .anyMatch(it -> results.find(work, it, metric).isPresent())) {
                    table.append("| %s | %s |".formatted(Works.titleOf(work), Table.label(metric)));
                    subjects.forEach(it -> table.append(" %s |"
                            .formatted(results.find(work, it, metric)
                                    .map(Page::value)
                                    .orElse(""))));
                    table.append('\n');
                }
            }
        }
        return table.toString();
    }

    private static String value(Figure figure) {
        return Numbers.of(figure.median()) + " " + Numbers.spread(figure.spread());
    }

    private String targets() {
        return "| target | figure | | |\n|---|---:|---|---|\n"
                + Targets.load().against(results).stream()
                        .map(it -> "| %s | %s | %s | %s |%n"
                                .formatted(
                                        it.target().what(),
                                        it.value().map(Numbers::of).orElse(""),
                                        it.target().bound(),
                                        it.word()))
                        .collect(Collectors.joining());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}

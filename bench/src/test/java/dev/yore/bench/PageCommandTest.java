package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.cli.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandTest {

    private static final Pattern IMAGE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

    @TempDir
    private Path folder;

    @Test
    void thePageHasFiguresMachineVersionsDateTargetsAndHowToRepeatIt() throws IOException {
        assertThat(page())
                .contains("./yore bench --json results.json")
                .contains("| date | 2026-11-24T10:30:00Z |")
                .contains("| disk | /dev/vda ext4 |")
                .contains("| sqlite | 3.53.4 |")
                .contains("| settings of sqlite | journal_mode=wal, synchronous=full |")
                .contains("| absent: message-db | 'npm pack' cannot be run |")
                .contains("| work | | yore | limit | sqlite |")
                .contains("| load a random stream of 10 | p50 µs | 5.00 ±10% |  | 20.0 ±10% |")
                .contains("| load a stream of 10: p50, µs | 5.00 | at most 15.0 | reached |");
    }

    @Test
    void itsChartsAreThereAndWellFormed() throws Exception {
        var images = IMAGE.matcher(page()).results().map(it -> it.group(1)).toList();
        assertThat(images).containsExactly("performance-append-64.svg", "performance-load.svg");
        for (var image : images) {
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("docs").resolve(image).toFile());
            assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2);
        }
    }

    private String page() throws IOException {
        var file = new StoredRun()
                .with("append-64", Figure.YORE, Metric.RATE, 100_000)
                .with("append-64", Figure.LIMIT, Metric.RATE, 150_000)
                .with("load", Figure.YORE, Metric.P50, 5)
                .with("load", "sqlite", Metric.P50, 20)
                .write(folder);
        var run = CommandRun.of(
                "bench", "page", file.toString(), "--to", folder.resolve("docs").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(folder.resolve("docs/performance.md"));
    }
}

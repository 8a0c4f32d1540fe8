package dev.yore.bench.report;

import dev.yore.bench.figure.Results;
import dev.yore.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All that a run is to reach; kept as data beside this class.
 *
 * @param targets each of them
 */
public record Targets(List<Target> targets) {

    private static final String FILE = "targets.json";

    /** Those that come with the bench. */
    public static Targets load() {
        try (var in = Targets.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the bench has come without its " + FILE);
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .as(Targets.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a run fares against each. */
    public List<Verdict> against(Results results) {
        return targets.stream().map(it -> it.against(results)).toList();
    }
}

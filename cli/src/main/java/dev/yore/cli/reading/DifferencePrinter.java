package dev.yore.cli.reading;

import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.replay.Difference;
import dev.yore.replay.Measured;
import dev.yore.replay.ReplayReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shows streams that differ, as far as there is room, and the sums. For one thread. */
final class DifferencePrinter {

    private static final long USUAL_LIMIT = 20;
    private static final int LABEL = 11;

    private final Session session;
    private final long limit;
    private final Columns columns = new Columns(8);
    private long differing;

    DifferencePrinter(Session session, @Nullable Long limit) {
        this.session = session;
        long usual = session.json() ? Long.MAX_VALUE : USUAL_LIMIT;
        this.limit = limit == null ? usual : limit;
    }

    void print(Difference<?> difference) {
        differing++;
        if (differing > limit) {
            return;
        }
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("stream", difference.stream().value())
                    .put("version", difference.version().value());
            json.set("current", StateText.json(difference.current()).tree());
            json.set("alternative", StateText.json(difference.alternative()).tree());
            json.set("measures", json(difference.measures()));
            session.out().json(Json.of(json));
        } else {
            session.out().line(columns.line(cells(difference).toArray()));
        }
    }

    /** The stream, its version, and each figure; the states where no figure shows how they differ. */
    private static List<Object> cells(Difference<?> difference) {
        var cells = new ArrayList<Object>(List.of(difference.stream(), difference.version()));
        difference.measures().forEach((name, measured) -> {
            cells.add(name);
            cells.add(text(measured));
        });
        if (difference.measures().values().stream().allMatch(it -> it.change().signum() == 0)) {
            cells.add(StateText.json(difference.current()) + " → " + StateText.json(difference.alternative()));
        }
        return cells;
    }

    void printReport(ReplayReport report) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("streams", report.streams()).put("events", report.events());
            json.put("differing", report.differing()).put("passedOver", report.passedOver());
            json.set("totals", json(report.totals()));
            session.out().json(Json.of(json));
            return;
        }
        if (differing > limit) {
            session.out().line("… and %,d more; --limit shows more of them", differing - limit);
        }
        total("streams", "%,d".formatted(report.streams()));
        total("events", "%,d".formatted(report.events()));
        total("differing", "%,d".formatted(report.differing()));
        report.totals().forEach((name, measured) -> total(name, text(measured)));
    }

    private void total(String label, String value) {
        session.out().line(label + " ".repeat(Math.max(2, LABEL - label.length())) + value);
    }

    private static ObjectNode json(Map<String, Measured> measures) {
        var json = Json.nodes().objectNode();
        measures.forEach((name, it) -> json.putObject(name)
                .put("current", it.current())
                .put("alternative", it.alternative())
                .put("change", it.change()));
        return json;
    }

    private static String text(Measured measured) {
        String sign = measured.change().signum() > 0 ? "+" : "";
        return "%s → %s (%s%s)"
                .formatted(text(measured.current()), text(measured.alternative()), sign, text(measured.change()));
    }

    private static String text(BigDecimal figure) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, figure.scale()) + "f", figure);
    }
}

package dev.yore.kinesis.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page on fleets, whose tables are computed: each stands between {@code <!-- NAME -->} and {@code <!-- end -->}. */
final class ScalePage {

    private static final Path FILE = Path.of("..", "docs", "scale.md");
    private static final String END = "<!-- end -->";

    private ScalePage() {}

    /** Writes the tables into the page anew. */
    static void write() throws IOException {
        Files.write(FILE, computed());
    }

    static List<String> read() throws IOException {
        return Files.readAllLines(FILE);
    }

    /** The page with its tables computed anew. */
    static List<String> computed() throws IOException {
        var tables = tables();
        var page = new ArrayList<String>();
        boolean within = false;
        for (var line : read()) {
            within &= !line.equals(END);
            if (!within) {
                page.add(line);
            }
            var table = tables.remove(line);
            if (table != null) {
                page.addAll(table);
                within = true;
            }
        }
        if (!tables.isEmpty()) {
            throw new IllegalStateException(FILE + " lacks " + tables.keySet());
        }
        return page;
    }

    private static Map<String, List<String>> tables() {
        var tables = new LinkedHashMap<String, List<String>>();
        tables.put("<!-- capacity -->", Capacity.table());
        tables.put("<!-- nodes -->", Capacity.nodeTable());
        tables.put("<!-- cost -->", Cost.US_EAST.table());
        tables.put("<!-- lineage -->", Capacity.lineage());
        tables.put("<!-- simulated capacity -->", Simulated.capacity());
        tables.put("<!-- simulated latency -->", Simulated.latency());
        tables.put("<!-- simulated contention -->", Simulated.contention());
        tables.put("<!-- balance -->", Simulated.balance());
        return tables;
    }
}

package dev.yore.cli.transfer;

import dev.yore.event.Json;

/** What an import has done so far. For one thread. */
final class ImportTally {
    long restored;
    long appended;
    long known;
    long rejected;

    boolean isClean() {
        return rejected == 0;
    }

    Json toJson() {
        var json = Json.nodes().objectNode();
        json.put("restored", restored)
                .put("appended", appended)
                .put("known", known)
                .put("rejected", rejected);
        return Json.of(json);
    }

    @Override
    public String toString() {
        return "%,d events restored, %,d appended as new facts, %,d there already, %,d lines rejected"
                .formatted(restored, appended, known, rejected);
    }
}

package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs commands on one store. */
record Desk(Path data) {

    CommandRun yore(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(data.toString());
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** What a command that must succeed writes. */
    String done(String... arguments) {
        var run = yore(arguments);
        assertThat(run.err()).as("standard error of %s", List.of(arguments)).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    /** What a command that must succeed writes as JSON. */
    JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return Json.parse(done(all.toArray(String[]::new))).tree();
    }
}

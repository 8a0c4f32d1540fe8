package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that the pages show do what they say. */
class CommandBlocksTest {

    private static final Set<String> YORE = Set.of("yore", "./yore");

    /** What is not run here: it builds, or fetches, or would run this very test. */
    private static final Set<String> LEFT_OUT = Set.of("./test", "./format", "git", "mvn", "cd");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md", "docs/subscriptions.md"})
    void commandsPrintWhatThePageSays(String name, @TempDir Path folder) throws Exception {
        var page = Page.read(name);
        var sandbox = new Sandbox(folder);
        sandbox.run(Program.of(page));
        for (var command : commands(page)) {
            var line = new ArrayList<>(command.words());
            line.set(0, Main.class.getName());
            var ran = sandbox.java(line);
            assertThat(ran.exitCode())
                    .as("%s: exit code; %s", command.place(), ran.err())
                    .isZero();
            if (command.showsOutput() && !Text.matches(ran.out(), command.printed())) {
                assertThat(String.join("\n", ran.out()))
                        .as(command.place())
                        .isEqualTo(String.join("\n", command.printed()));
            }
        }
    }

    @Test
    void everyOtherCommandIsKnown() {
        assertThat(Page.all())
                .allSatisfy(page -> assertThat(Command.of(page))
                        .allSatisfy(it -> assertThat(it.words().getFirst())
                                .as(it.place())
                                .satisfiesAnyOf(
                                        word -> assertThat(YORE).contains(word),
                                        word -> assertThat(LEFT_OUT).contains(word))));
    }

    private static List<Command> commands(Page page) {
        var commands = Command.of(page).stream()
                .filter(it -> YORE.contains(it.words().getFirst()))
                .toList();
        assertThat(commands).as("commands on %s", page).isNotEmpty();
        return commands;
    }
}

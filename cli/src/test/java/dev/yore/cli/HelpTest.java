package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "append",
                "stream",
                "events",
                "streams",
                "state",
                "history",
                "stats",
                "verify",
                "export",
                "import",
                "index rebuild",
                "catalog show",
                "catalog check",
                "completion",
                "help"
            })
    void everyCommandHasHelpWithExamplesAndTheOptionsThatAllHave(String command) {
        var run = CommandRun.of((command + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: yore " + command)
                .contains("Examples:\n", "--data=DIR", "--json", "--app=JAR", "--debug", "else ./yore-data");
        assertThat(CommandRun.of(("help " + command).split(" ")).out()).isEqualTo(run.out());
    }

    @Test
    void aLineOfHelpFitsATerminal() {
        assertThat(CommandRun.of("--help").out().lines())
                .allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aListOfCommandsIsTheSameWhetherTheyAreMadeOrOnlyListed() {
        assertThat(CommandRun.of("--help").out())
                .contains("  index         Look after the index of the log.")
                .isEqualTo(CommandRun.of("help").out());
    }

    @Test
    void helpForACommandThatIsNotThereIsAWrongUsage() {
        var run = CommandRun.of("help", "nothing");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("yore: there is no command 'nothing'");
    }

    @Test
    void aGroupNamesItsSubcommands() {
        var run = CommandRun.of("index");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("yore: Missing command\nUsage: yore index")
                .contains("rebuild");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(CommandRun.of("completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("streams", "--follow");
    }
}

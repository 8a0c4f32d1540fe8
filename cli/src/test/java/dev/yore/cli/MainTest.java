package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void helpGoesToStandardOutput() {
        var run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: yore");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionNamesTheProgram() {
        var run = CommandRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("yore ");
    }

    @Test
    void noCommandIsAWrongUsageThatListsTheCommands() {
        var run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("yore: Missing command").contains("Usage: yore", "append", "completion");
    }
}

package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story on a Kinesis stream, with the projection in DynamoDB: on emulators, which the command itself starts and stops. */
class DemoOnKinesisTest {

    private static final String JARS = "yore.dynamodb.local";

    @BeforeEach
    void haveDynamoDbLocal() {
        System.setProperty(JARS, System.getProperty("java.class.path"));
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty(JARS);
    }

    @Test
    void itTellsTheWholeStoryAndLeavesNothingRunning() {
        var before = children();
        var run = CommandRun.of("demo", "--engine", "kinesis", "--local");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines())
                .containsSubsequence(
                        "✓ Event store 'kinesis:account-events' ready",
                        "  ✓ Event appended: AccountCreated",
                        "Current balance: $135.00",
                        "Account owner: Alice Johnson",
                        "✓ Event sourcing: Complete history preserved!",
                        "✓ The same 6 events, the same balance: $135.00",
                        "Building projection from events...",
                        "  ✓ Projected: acc_123 | Balance: $135.00",
                        "✓ Projection complete! Accounts queryable in DynamoDB, table account-projections.");
        assertThat(run.out()).contains("conflict: stream acc_123 is at version 6, not 3");
        assertThat(children()).isSubsetOf(before);
        assertThat(System.getProperty("aws.endpointUrlDynamoDb")).isNull();
    }

    @Test
    void inAwsItAsksBeforeItCreatesAnything() {
        var run = CommandRun.of("demo", "--engine", "kinesis");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("kinesis:account-events", "account-projections", "Go on? [y/N]", "nothing was created");
    }

    @Test
    void withoutDynamoDbLocalItSaysWhereThatComesFrom() {
        System.clearProperty(JARS);
        var run = CommandRun.of("demo", "--engine", "kinesis", "--local");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("DynamoDB Local is not there", "./yore");
    }

    @Test
    void emulatorsAreForAnEngine() {
        var run = CommandRun.of("demo", "--local");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--local and --yes go with --engine");
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}

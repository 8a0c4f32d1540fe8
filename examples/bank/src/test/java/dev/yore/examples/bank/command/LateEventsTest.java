package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A deposit of 12 January that was forgotten, and recorded behind the withdrawal of the 20th: every command that looks back gives the
 * answer to the question that was asked.
 */
class LateEventsTest {

    @TempDir
    private Path folder;

    private Desk desk;
    private String beforeTheDeposit = "";
    private String beforeTheWithdrawal = "";

    @BeforeEach
    void recordADepositTooLate() {
        desk = new Desk(folder.resolve("store"));
        append("AccountCreated", "{\"owner\":\"Alice\",\"initialBalance\":0.00}", "2024-01-10T09:00:00Z");
        append("MoneyDeposited", "{\"amount\":100.00}", "2024-01-10T09:00:00Z");
        beforeTheWithdrawal = lastRecorded();
        append("MoneyWithdrawn", "{\"amount\":30.00}", "2024-01-20T09:00:00Z");
        beforeTheDeposit = lastRecorded();
        append("MoneyDeposited", "{\"amount\":50.00}", "2024-01-12T09:00:00Z");
    }

    @Test
    void nowAllOfThemCount() {
        assertEverywhere("120.00", 4);
    }

    @Test
    void atATimeTheLateEventCountsFromWhenItHappened() {
        assertEverywhere("150.00", 3, "--at", "2024-01-15");
        assertEverywhere("100.00", 2, "--at", "2024-01-11");
        assertEverywhere("120.00", 4, "--at", "2024-01-20");
    }

    @Test
    void recordedAtATimeTheLateEventCountsFromWhenItWasRecorded() {
        assertEverywhere("70.00", 3, "--recorded-at", beforeTheDeposit);
        assertEverywhere("100.00", 2, "--recorded-at", beforeTheWithdrawal);
        assertEverywhere("120.00", 4, "--recorded-at", lastRecorded());
    }

    @Test
    void bothTogetherTellWhatWasKnownAtOneTimeAboutTheOther() {
        assertEverywhere("100.00", 2, "--at", "2024-01-15", "--recorded-at", beforeTheDeposit);
        assertEverywhere("150.00", 3, "--at", "2024-01-15", "--recorded-at", lastRecorded());
        assertEverywhere("70.00", 3, "--at", "2024-01-20", "--recorded-at", beforeTheDeposit);
    }

    @Test
    void aVersionAndAPositionAskNoClock() {
        append("other", "Noted", "{}", "2024-01-01T00:00:00Z");
        assertEverywhere("70.00", 3, "--version", "3");
        assertEverywhere("70.00", 3, "--position", "3");
        assertEverywhere("120.00", 4, "--position", "5");
        assertEverywhere("150.00", 3, "--position", "4", "--at", "2024-01-15");
        assertEverywhere("100.00", 2, "--version", "3", "--at", "2024-01-15");
    }

    @Test
    void thePointOfViewIsTold() {
        assertThat(desk.done("bank", "balance", "acc_1", "--at", "2024-01-15", "--recorded-at", beforeTheDeposit))
                .isEqualTo("Balance at 2024-01-15, as recorded at " + beforeTheDeposit
                        + ": $100.00\nAccount owner: Alice\n");
        assertThat(desk.done("state", "acc_1", "--at", "2024-01-15", "--position", "4"))
                .startsWith("account acc_1, version 4, at 2024-01-15, at position 4\n");
    }

    /** The same answer from all four commands, and histories of so many events. */
    private void assertEverywhere(String balance, int events, String... view) {
        assertThat(balance(json("bank balance", view).getLast())).isEqualTo(balance);
        assertThat(balance(json("state", view).getLast().get("state"))).isEqualTo(balance);
        var history = json("history", view);
        assertThat(history).hasSize(events);
        assertThat(balance(history.getLast().get("state"))).isEqualTo(balance);
        var statement = json("bank history", view);
        assertThat(statement).hasSize(events);
        assertThat(balance(statement.getLast())).isEqualTo(balance);
    }

    private static String balance(JsonNode json) {
        return json.get("balance").toString();
    }

    private List<JsonNode> json(String command, String... view) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("acc_1");
        arguments.addAll(List.of(view));
        arguments.add("--json");
        return desk.done(arguments.toArray(String[]::new))
                .lines()
                .map(it -> Json.parse(it).tree())
                .toList();
    }

    private String lastRecorded() {
        return desk.json("events", "--newest-first", "--limit", "1")
                .get("recordedAt")
                .stringValue();
    }

    private void append(String type, String data, String timestamp) {
        append("acc_1", type, data, timestamp);
    }

    private void append(String stream, String type, String data, String timestamp) {
        desk.done("append", stream, type, data, "--timestamp", timestamp);
    }
}

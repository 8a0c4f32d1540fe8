package dev.yore.cli;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Runs commands one after another in one process, as a rehearsal: Java remembers what it loaded, to start faster later. */
final class Rehearsal {

    private Rehearsal() {}

    /** Runs each line of standard input, a command whose words are apart by a space, and ends the process when one fails. */
    public static void main(String[] args) {
        var console = Console.ofProcess();
        int exitCode = 0;
        try (var commands = new Scanner(console.in(), StandardCharsets.UTF_8)) {
            while (exitCode == 0 && commands.hasNextLine()) {
                exitCode = Main.run(console, commands.nextLine().split(" "));
            }
        }
        System.exit(exitCode);
    }
}

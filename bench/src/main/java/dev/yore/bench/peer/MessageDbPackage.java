package dev.yore.bench.peer;

import dev.yore.bench.work.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of Message DB, fetched by npm, in the order of its own installer; without its role and what that may do.
 *
 * @param version its version
 * @param statements what makes the schema
 */
record MessageDbPackage(String version, List<String> statements) {

    private static final String VERSION = "1.3.1";
    private static final String PACKAGE = "@eventide/message-db@" + VERSION;
    private static final String ARCHIVE = "eventide-message-db-" + VERSION + ".tgz";
    private static final List<String> FILES = List.of(
            "schema/message-store",
            "extensions/pgcrypto",
            "tables/messages",
            "types/message",
            "functions/message-store-version",
            "functions/hash-64",
            "functions/acquire-lock",
            "functions/category",
            "functions/is-category",
            "functions/id",
            "functions/cardinal-id",
            "functions/stream-version",
            "functions/write-message",
            "functions/get-stream-messages",
            "functions/get-category-messages",
            "functions/get-last-stream-message",
            "indexes/messages-id",
            "indexes/messages-stream",
            "indexes/messages-category");

    /** @throws AbsentException if npm is not there, or does not get it */
    static MessageDbPackage fetch(Path folder) throws IOException, InterruptedException, AbsentException {
        Files.createDirectories(folder);
        run(folder, "npm", "pack", "--silent", PACKAGE);
        run(folder, "tar", "xzf", ARCHIVE);
        var statements = new ArrayList<String>();
        for (var file : FILES) {
            statements.add(Files.readString(folder.resolve("package/database/" + file + ".sql")));
        }
        Disk.delete(folder);
        return new MessageDbPackage(VERSION, statements);
    }

    private static void run(Path folder, String... command) throws InterruptedException, AbsentException {
        var words = String.join(" ", command);
        try {
            int exitCode = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new AbsentException("'" + words + "' ended with exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new AbsentException("'" + words + "' cannot be run: " + e.getMessage());
        }
    }
}

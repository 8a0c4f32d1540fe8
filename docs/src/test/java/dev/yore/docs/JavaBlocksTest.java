package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java that the pages show compiles, runs, and prints what they say. */
class JavaBlocksTest {

    private static final int FEWEST = 8;

    static List<Page> pagesWithJava() {
        return Page.all().stream().filter(it -> !Program.of(it).isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("pagesWithJava")
    void javaRunsAndPrintsWhatThePageSays(Page page, @TempDir Path folder) throws Exception {
        new Sandbox(folder, environment(page)).run(Program.of(page));
    }

    private static Map<String, String> environment(Page page) {
        return switch (page.name()) {
            case "docs/dynamodb.md" -> LocalDynamoDb.environment();
            case "docs/kinesis.md" -> LocalKinesis.environment();
            default -> Map.of();
        };
    }

    @Test
    void thePagesAreFound() {
        assertThat(pagesWithJava()).hasSizeGreaterThanOrEqualTo(FEWEST);
    }
}

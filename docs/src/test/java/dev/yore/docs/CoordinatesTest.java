package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Maven coordinates that the pages name are those of this build. */
class CoordinatesTest {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>dev\\.yore</groupId>\\s*<artifactId>([\\w-]+)</artifactId>\\s*(<version>([^<]+)</version>)?");
    private static final Pattern OWN_VERSION =
            Pattern.compile("<artifactId>yore</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void artifactsAndVersionsAreOurs() throws IOException {
        String version = OWN_VERSION
                .matcher(Files.readString(Page.ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String bom = Files.readString(Page.ROOT.resolve("bom/pom.xml"));
        var named =
                xml().stream().flatMap(it -> DEPENDENCY.matcher(it).results()).toList();

        assertThat(named).isNotEmpty().allSatisfy(it -> {
            assertThat(bom).contains("<artifactId>" + it.group(1) + "</artifactId>");
            if (it.group(3) != null) {
                assertThat(it.group(3)).isEqualTo(version);
            }
        });
    }

    private static List<String> xml() {
        return Page.all().stream()
                .flatMap(it -> it.blocks().stream())
                .filter(it -> it.language().equals("xml"))
                .map(it -> it.lines().stream().collect(Collectors.joining("\n")))
                .toList();
    }
}

package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Maven coordinates that the pages name are those of this build. */
class CoordinatesTest {

    private static final Pattern COORDINATES = Pattern.compile("<groupId>(dev\\.yore|org\\.[\\w.]+)</groupId>\\s*"
            + "<artifactId>([\\w-]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");

    @Test
    void artifactsAndVersionsAreThoseOfThisBuild() throws IOException {
        var ours = versions();
        var named = coordinates(String.join("\n", xmlOfAllPages()));

        assertThat(named).isNotEmpty().allSatisfy(it -> {
            assertThat(ours).containsKey(it.group(2));
            if (it.group(3) != null) {
                assertThat(it.group(3)).as(it.group(2)).isEqualTo(ours.get(it.group(2)));
            }
        });
    }

    /** What the poms of this build say: artifact to version. */
    private static Map<String, String> versions() throws IOException {
        String parent = Files.readString(Page.ROOT.resolve("pom.xml"));
        String bom = Files.readString(Page.ROOT.resolve("bom/pom.xml"));
        var versions = new HashMap<String, String>();
        for (var found : coordinates(parent + bom)) {
            if (found.group(3) != null) {
                versions.put(found.group(2), found.group(3));
            }
        }
        String own = versions.getOrDefault("yore", "");
        versions.replaceAll((_, version) -> version.equals("${project.version}") ? own : version);
        return versions;
    }

    private static List<MatchResult> coordinates(String xml) {
        return COORDINATES.matcher(xml).results().toList();
    }

    private static List<String> xmlOfAllPages() {
        return Page.all().stream()
                .flatMap(it -> it.blocks().stream())
                .filter(it -> it.language().equals("xml"))
                .map(it -> String.join("\n", it.lines()))
                .toList();
    }
}

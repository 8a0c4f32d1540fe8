package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every link leads somewhere, and every page can be reached. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

    /**
     * A link to a file or a heading of the repository.
     *
     * @param place where the link stands
     * @param file what it leads to, from the top of the repository
     * @param heading the heading there; empty for the whole file
     */
    private record Link(String place, String file, String heading) {}

    @Test
    void everyLinkLeadsToAFileThatIsThere() {
        assertThat(links())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(Page.ROOT.resolve(it.file)).as(it.place).exists());
    }

    @Test
    void everyLinkToAHeadingFindsIt() {
        assertThat(links().stream().filter(it -> !it.heading.isEmpty()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(headings(it.file)).as(it.place).contains(it.heading));
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() {
        var links = links();
        var reached = new HashSet<>(Set.of("README.md"));
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            String page = next.remove();
            links.stream()
                    .filter(it -> it.place.startsWith(page + ":") && it.file.endsWith(".md"))
                    .filter(it -> reached.add(it.file))
                    .forEach(it -> next.add(it.file));
        }
        assertThat(Page.all()).extracting(Page::name).isSubsetOf(reached);
    }

    private static List<Link> links() {
        var links = new ArrayList<Link>();
        for (var page : Page.all()) {
            var prose = String.join("\n", page.prose());
            LINK.matcher(prose)
                    .results()
                    .filter(it -> !it.group(1).contains("://"))
                    .map(it -> link(page, page.place(lineOf(prose, it.end())), it.group(1)))
                    .forEach(links::add);
        }
        return links;
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset)
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
    }

    private static Link link(Page page, String place, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        String heading = hash < 0 ? "" : target.substring(hash + 1);
        var folder = Path.of(page.name()).resolveSibling("");
        String file =
                path.isEmpty() ? page.name() : folder.resolve(path).normalize().toString();
        return new Link(place, file, heading);
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static Set<String> headings(String file) {
        if (!Files.isRegularFile(Page.ROOT.resolve(file))) {
            return Set.of();
        }
        var seen = new HashMap<String, Integer>();
        var anchors = new HashSet<String>();
        for (String line : Page.read(file).prose()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                int times = seen.merge(anchor, 1, Integer::sum);
                anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        var anchor = new StringBuilder();
        IntStream kept = heading.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(it -> Character.isLetterOrDigit(it) || it == '-' || it == '_' || it == ' ');
        kept.map(it -> it == ' ' ? '-' : it).forEach(anchor::appendCodePoint);
        return anchor.toString();
    }
}

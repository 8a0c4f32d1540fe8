package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Envelope;
import dev.yore.log.LogStore;
import dev.yore.store.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on the format shows the pictures that the code has, and an example that the engine can read. */
class FormatPageTest {

    private static final Page PAGE = Page.read("docs/format.md");
    private static final Path SOURCES = Page.ROOT.resolve("log/src/main/java/dev/yore/log/internal");
    private static final Pattern LINK = Pattern.compile(" \\(\\{@link \\w+\\}\\)");
    private static final Pattern FILE = Pattern.compile("`([\\w./]+)`");
    private static final int SEGMENT = 1 << 20;

    /** A picture of bytes in the Javadoc of a class. */
    record Picture(String file, List<String> lines) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Picture> pictures() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .flatMap(it -> picturesIn(it).stream())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureInTheCodeIsOnThePage(Picture picture) {
        assertThat(String.join("\n", PAGE.lines())).contains(String.join("\n", picture.lines));
    }

    @Test
    void picturesAreFound() throws IOException {
        assertThat(pictures()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void theEngineReadsTheExample(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("log"));
        for (var dump : dumps()) {
            var name = FILE.matcher(dump.introduction());
            assertThat(name.find()).as("a file named before " + dump.place(0)).isTrue();
            write(folder.resolve(name.group(1)), bytes(dump));
        }
        try (var store = LogStore.open(folder)) {
            assertThat(store.read(Query.all()).toList())
                    .extracting(it -> Envelope.of(it).toString())
                    .containsExactly(exampleEnvelope());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(bytes);
        if (file.toString().endsWith(".segment")) {
            out.write(new byte[SEGMENT - bytes.length]);
        }
        Files.write(file, out.toByteArray());
    }

    private static String exampleEnvelope() {
        return PAGE.blocks().stream()
                .map(it -> it.lines().getFirst())
                .filter(it -> it.startsWith("{\"eventId\""))
                .findFirst()
                .orElseThrow();
    }

    private static List<Block> dumps() {
        return PAGE.blocks().stream()
                .filter(it -> it.lines().getFirst().startsWith("00000000  "))
                .toList();
    }

    private static byte[] bytes(Block dump) {
        var out = new ByteArrayOutputStream();
        for (String line : dump.lines()) {
            String hex = line.substring(8, line.indexOf('|')).replace(" ", "");
            out.writeBytes(HexFormat.of().parseHex(hex));
        }
        return out.toByteArray();
    }

    private static List<Picture> picturesIn(Path file) {
        try {
            var pictures = new ArrayList<Picture>();
            List<String> picture = null;
            for (String line : Files.readAllLines(file)) {
                if (line.strip().equals("* <pre>")) {
                    picture = new ArrayList<>();
                } else if (line.strip().equals("* </pre>") && picture != null) {
                    pictures.add(new Picture(file.getFileName().toString(), picture));
                    picture = null;
                } else if (picture != null) {
                    picture.add(
                            LINK.matcher(line.substring(line.indexOf('*') + 2)).replaceAll(""));
                }
            }
            return pictures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.yore.kinesis.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The two programs of an exercise in event sourcing, {@code event_store.py} and {@code account_projection.py}, taken out of its page to
 * the letter. The page is not part of these sources: it lies in a folder that {@value #FOLDER} names, or in {@code shared/mission}
 * beside this repository, or beside a folder that holds it.
 */
final class Exercise {

    static final String FOLDER = "yore.exercise";
    static final String STORE = "event_store.py";
    static final String PROJECTION = "account_projection.py";

    private static final String MAIN = "def main():";
    private static final String END_OF_MAIN = "if __name__ == '__main__':";
    private static final String ADDED_TO_MAIN = "# In main():";

    private final List<String> page;

    private Exercise(List<String> page) {
        this.page = page;
    }

    /** The exercise; empty where its page is not there. */
    static Optional<Exercise> find() {
        return folders()
                .filter(Files::isDirectory)
                .flatMap(Exercise::pages)
                .map(Exercise::new)
                .filter(it -> it.lineOf(created(STORE)::equals).isPresent())
                .findFirst();
    }

    private static Stream<Path> folders() {
        var named = System.getProperty(FOLDER);
        return named != null
                ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
                        .map(it -> it.resolve("shared").resolve("mission"));
    }

    private static Stream<List<String>> pages(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".md")).sorted().map(Exercise::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes both programs, the first one with what a later step of the exercise adds to it. */
    void writeTo(Path folder) throws IOException {
        Files.write(folder.resolve(STORE), store());
        Files.write(folder.resolve(PROJECTION), blockBehind(created(PROJECTION)));
    }

    private List<String> store() {
        var program = new ArrayList<>(blockBehind(created(STORE)));
        var added = blockBehind("Add this function to `%s`:".formatted(STORE));
        int statements = added.indexOf(ADDED_TO_MAIN);
        var indented = added.subList(statements + 1, added.size()).stream()
                .map(it -> "    " + it)
                .toList();
        program.addAll(program.indexOf(END_OF_MAIN), indented);
        program.addAll(program.indexOf(MAIN), added.subList(0, statements));
        return program;
    }

    private static String created(String program) {
        return "Create `%s`:".formatted(program);
    }

    private List<String> blockBehind(String line) {
        int introduction = lineOf(line::equals).orElseThrow();
        var behind = page.subList(introduction, page.size());
        int begin = behind.indexOf("```python");
        int end = begin + behind.subList(begin, behind.size()).indexOf("```");
        return behind.subList(begin + 1, end);
    }

    private Optional<Integer> lineOf(Predicate<String> matching) {
        return IntStream.range(0, page.size())
                .filter(it -> matching.test(page.get(it)))
                .boxed()
                .findFirst();
    }
}

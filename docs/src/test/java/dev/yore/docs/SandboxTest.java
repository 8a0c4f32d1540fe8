package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the pages can fail, and says where. */
class SandboxTest {

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = new Sandbox(folder);
    }

    @Test
    void blocksOfAPageAreOneProgram() throws Exception {
        sandbox.run(programs("""
                ```java
                int a = 1;
                ```
                ```java
                record Pair(int a, int b) {}
                ```
                ```java
                System.out.println(new Pair(a, 2));   // → Pair[a=1, b=2]
                ```
                """));
    }

    @Test
    void whatDoesNotCompileIsNamedWithItsPlace() {
        assertThatThrownBy(() -> sandbox.run(programs("""
                        Some prose.

                        ```java
                        int a = 1;
                        int b = "two";
                        ```
                        """)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page.md:5: incompatible types");
    }

    @Test
    void whatThrowsIsNamedWithItsPlace() {
        assertThatThrownBy(() -> sandbox.run(programs("""
                        ```java
                        Object nothing = List.of().getFirst();
                        ```
                        """)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NoSuchElementException")
                .hasMessageContaining("(page.md:2)");
    }

    @Test
    void whatPrintsSomethingElseIsNamed() {
        assertThatThrownBy(() -> sandbox.run(programs("""
                        ```java
                        System.out.println("one");   // → two
                        ```
                        """)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page.md:2")
                .hasMessageContaining("two")
                .hasMessageContaining("one");
    }

    @Test
    void whatIsPrintedAndNotSaidFails() {
        assertThatThrownBy(() -> sandbox.run(programs("""
                        ```java
                        System.out.println("one");
                        ```
                        """))).isInstanceOf(AssertionError.class);
    }

    @Test
    void aNamedFileIsCompiledAsItIs() throws Exception {
        sandbox.run(programs("""
                In `src/main/java/Hello.java`:

                ```java
                public class Hello {
                    public static void main(String[] args) {
                        System.out.println("hello");   // → hello
                    }
                }
                ```
                """));
    }

    @Test
    void anEllipsisStandsForAnything() {
        assertThat(Text.matches(List.of("id 17, done"), List.of("id …, done"))).isTrue();
        assertThat(Text.matches(List.of("a", "b", "c"), List.of("a", "…", "c"))).isTrue();
        assertThat(Text.matches(List.of("a", "b", "d"), List.of("a", "…", "c"))).isFalse();
        assertThat(Text.matches(List.of("a"), List.of())).isFalse();
    }

    private static List<Program> programs(String markdown) {
        return Program.of(new Page("page.md", markdown.lines().toList()));
    }
}

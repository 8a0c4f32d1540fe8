package dev.yore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    /** Numbers from 1. */
    private static final class Numbers implements Cursor<Integer> {
        private final Iterator<Integer> numbers;
        private boolean closed;

        Numbers(int last) {
            numbers = IntStream.rangeClosed(1, last).iterator();
        }

        @Override
        public boolean hasNext() {
            return !closed && numbers.hasNext();
        }

        @Override
        public Integer next() {
            return numbers.next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void someElementsAreLeftOut() {
        assertThat(new Numbers(10).filter(it -> it % 3 == 0).toList()).isEqualTo(List.of(3, 6, 9));
        assertThat(new Numbers(10).filter(_ -> false).toList()).isEmpty();
        assertThat(new Numbers(0).filter(_ -> true).toList()).isEmpty();
    }

    @Test
    void itEndsAtTheFirstElementThatIsNotWantedAndClosesWhatItReads() {
        var numbers = new Numbers(10);
        assertThat(numbers.takeWhile(it -> it < 4).filter(it -> it != 2).toList())
                .isEqualTo(List.of(1, 3));
        assertThat(numbers.closed).isTrue();
    }

    @Test
    void whatIsClosedHasNothingMore() {
        var numbers = new Numbers(10);
        var even = numbers.filter(it -> it % 2 == 0);
        assertThat(even.next()).isEqualTo(2);
        assertThat(even.hasNext()).isTrue();
        even.close();
        assertThat(numbers.closed).isTrue();
        assertThat(even.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(even::next);
    }
}

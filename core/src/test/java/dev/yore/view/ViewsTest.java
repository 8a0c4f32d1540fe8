package dev.yore.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ViewsTest {

    @Test
    void viewsInMemoryNeedNothingMore() {
        try (var views = Views.open("memory:")) {
            assertThat(views.views()).isEmpty();
        }
    }

    @Test
    void whatIsMissingOnTheClassPathIsNamedAndNoPasswordIs() {
        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> Views.open("jdbc:postgresql://me:secret@host/db?user=me&password=secret"))
                .withMessageContaining("jdbc:postgresql://host/db")
                .withMessageContaining("dev.yore:yore-views")
                .withMessageNotContaining("secret");
    }
}

package dev.yore.cli.projection;

import dev.yore.view.ViewId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A view as people name it: {@code balances}, or {@code balances@2} for one version of it.
 *
 * @param name the name
 * @param version the version, where it is named
 */
public record ViewName(String name, OptionalInt version) {

    /** @throws IllegalArgumentException if the text names no view */
    public static ViewName parse(String text) {
        if (text.indexOf('@') < 0) {
            ViewId.requireName(text);
            return new ViewName(text, OptionalInt.empty());
        }
        var id = ViewId.parse(text);
        return new ViewName(id.name(), OptionalInt.of(id.version()));
    }

    /** The view, where its version is named. */
    Optional<ViewId> id() {
        return version.isPresent() ? Optional.of(new ViewId(name, version.getAsInt())) : Optional.empty();
    }

    boolean fits(ViewId id) {
        return id.name().equals(name) && (version.isEmpty() || version.getAsInt() == id.version());
    }

    @Override
    public String toString() {
        return id().map(ViewId::toString).orElse(name);
    }
}

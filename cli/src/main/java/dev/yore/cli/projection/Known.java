package dev.yore.cli.projection;

import dev.yore.cli.Applications;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.projection.Projection;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.Skip;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The projections that applications bring, found by the names that people use. */
final class Known {

    private final Applications applications;

    Known(Applications applications) {
        this.applications = applications;
    }

    /** All of them, or those that are named. */
    List<Projection<?, ?>> projections(List<ViewName> names) {
        return names.isEmpty()
                ? applications.projections()
                : names.stream().<Projection<?, ?>>map(this::projection).toList();
    }

    /** The one of this name; of several versions the latest. */
    Projection<?, ?> projection(ViewName name) {
        return find(name)
                .orElseThrow(() -> new CommandFailedException("no application has a projection " + name + ": there are "
                        + names() + " (--app JAR adds an application)"));
    }

    Optional<Projection<?, ?>> find(ViewName name) {
        return applications.projections().stream()
                .filter(it -> name.fits(it.id()))
                .max(Comparator.comparing(Projection::id));
    }

    private String names() {
        return applications.projections().isEmpty()
                ? "none"
                : applications.projections().stream()
                        .map(it -> it.id().toString())
                        .collect(Collectors.joining(", "));
    }

    /** The view of this name that is kept: the version that is named, else the one that serves. */
    static ViewId kept(ViewStore views, ViewName name) {
        var id = name.id().or(() -> views.serving(name.name())).orElseThrow(() -> new NoSuchViewException(name.name()));
        return views.view(id).map(ViewInfo::id).orElseThrow(() -> new NoSuchViewException(id));
    }

    /** The view of this name that is stopped. */
    static ViewInfo stopped(ViewStore views, ViewName name) {
        return views.views().stream()
                .filter(it -> name.fits(it.id()) && it.stop().isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("no view " + name + " is stopped"));
    }

    /** From where a view is seen, which is made of many streams. */
    static AsOf asOf(TimeOptions times) {
        var asOf = times.asOf();
        if (asOf.version().isPresent()) {
            throw new CommandFailedException(
                    "a view is made of many streams and has no version: give --at, --recorded-at or --position");
        }
        return asOf;
    }

    /** The events that the view of a projection was told to pass over; none if it is not kept. */
    static Set<Position> skipped(ViewStore views, Projection<?, ?> projection) {
        return views.view(projection.id()).stream()
                .flatMap(it -> views.skips(it.id()).stream())
                .map(Skip::position)
                .collect(Collectors.toSet());
    }
}

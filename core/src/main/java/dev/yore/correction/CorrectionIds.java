package dev.yore.correction;

import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * How the ids of compensating events follow from those of the events that they correct: {@code name/id}, and {@code name/id/2} for the
 * second domain event that an upcaster makes of a recorded one. Where that is too long for an id, it is the UUID that is the hash of it.
 *
 * @param name the name of the corrections
 */
record CorrectionIds(String name) {

    CorrectionIds {
        if (name.length() > Corrections.MAX_NAME_CHARACTERS) {
            throw new InvalidEventException(
                    "name of corrections", "is longer than " + Corrections.MAX_NAME_CHARACTERS + " characters");
        }
        EventId.of(name);
    }

    EventId of(EventId corrected, int rank) {
        String text = name + "/" + corrected + (rank == 1 ? "" : "/" + rank);
        return text.length() <= EventId.MAX_CHARACTERS
                ? EventId.of(text)
                : EventId.of(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}

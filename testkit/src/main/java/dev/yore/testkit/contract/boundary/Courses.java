package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.RejectedException;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Courses that students subscribe to. A subscription concerns both: the course must exist and have a seat left, and the
 * student must not have it already, nor too many others.
 */
final class Courses implements Decider<Courses.Command, Courses.State, Courses.Happened> {

    static final int MOST_COURSES_OF_A_STUDENT = 3;

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("CourseDefined", CourseDefined.class)
            .type("CourseCapacityChanged", CourseCapacityChanged.class)
            .type("StudentSubscribed", StudentSubscribed.class)
            .tags(Courses::tags)
            .build();

    sealed interface Command {}

    record Define(String course, int capacity) implements Command {}

    record ChangeCapacity(String course, int capacity) implements Command {}

    record Subscribe(String student, String course) implements Command {}

    sealed interface Happened {}

    record CourseDefined(String course, int capacity) implements Happened {}

    record CourseCapacityChanged(String course, int capacity) implements Happened {}

    record StudentSubscribed(String student, String course) implements Happened {}

    /**
     * What is known of the courses and students that a decision rests on.
     *
     * @param capacities the seats of each course
     * @param subscriptions who takes part in what
     */
    record State(Map<String, Integer> capacities, Set<StudentSubscribed> subscriptions) {
        long studentsOf(String course) {
            return subscriptions.stream()
                    .filter(it -> it.course().equals(course))
                    .count();
        }

        long coursesOf(String student) {
            return subscriptions.stream()
                    .filter(it -> it.student().equals(student))
                    .count();
        }
    }

    static Boundary<Command, State, Happened> in(EventStore store) {
        return Boundary.of(store, new Courses(), CODEC, Courses::restsOn, Courses::stream)
                .within(_ -> "courses");
    }

    private static Query restsOn(Command command) {
        return switch (command) {
            case Define define -> onCourse(define.course());
            case ChangeCapacity change -> onCourse(change.course());
            case Subscribe subscribe ->
                onCourse(subscribe.course())
                        .or(Query.types("StudentSubscribed").tagged("student:" + subscribe.student()));
        };
    }

    private static Query onCourse(String course) {
        return Query.types("CourseDefined", "CourseCapacityChanged", "StudentSubscribed")
                .tagged("course:" + course);
    }

    private static StreamId stream(Happened event) {
        return StreamId.of("{courses}/"
                + switch (event) {
                    case CourseDefined defined -> defined.course();
                    case CourseCapacityChanged changed -> changed.course();
                    case StudentSubscribed subscribed -> subscribed.course();
                });
    }

    private static List<Tag> tags(Happened event) {
        return switch (event) {
            case CourseDefined defined -> List.of(Tag.of("course", defined.course()));
            case CourseCapacityChanged changed -> List.of(Tag.of("course", changed.course()));
            case StudentSubscribed subscribed ->
                List.of(Tag.of("student", subscribed.student()), Tag.of("course", subscribed.course()));
        };
    }

    @Override
    public State initial() {
        return new State(Map.of(), Set.of());
    }

    @Override
    public List<Happened> decide(Command command, State state) {
        return switch (command) {
            case Define define -> {
                require(!state.capacities().containsKey(define.course()), "course " + define.course() + " exists");
                yield List.of(new CourseDefined(define.course(), define.capacity()));
            }
            case ChangeCapacity change -> {
                var capacity = capacity(change.course(), state);
                require(capacity != change.capacity(), "course " + change.course() + " has that capacity");
                yield List.of(new CourseCapacityChanged(change.course(), change.capacity()));
            }
            case Subscribe subscribe -> subscribe(subscribe.student(), subscribe.course(), state);
        };
    }

    private static List<Happened> subscribe(String student, String course, State state) {
        var subscription = new StudentSubscribed(student, course);
        require(state.studentsOf(course) < capacity(course, state), "course " + course + " is full");
        require(!state.subscriptions().contains(subscription), student + " is subscribed to " + course);
        require(state.coursesOf(student) < MOST_COURSES_OF_A_STUDENT, student + " has no time for more");
        return List.of(subscription);
    }

    private static int capacity(String course, State state) {
        require(state.capacities().containsKey(course), "there is no course " + course);
        return state.capacities().getOrDefault(course, 0);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new RejectedException(otherwise);
        }
    }

    @Override
    public State evolve(State state, Happened event) {
        return switch (event) {
            case CourseDefined defined -> withCapacity(state, defined.course(), defined.capacity());
            case CourseCapacityChanged changed -> withCapacity(state, changed.course(), changed.capacity());
            case StudentSubscribed subscribed -> {
                var subscriptions = new HashSet<>(state.subscriptions());
                subscriptions.add(subscribed);
                yield new State(state.capacities(), subscriptions);
            }
        };
    }

    private static State withCapacity(State state, String course, int capacity) {
        var capacities = new HashMap<>(state.capacities());
        capacities.put(course, capacity);
        return new State(capacities, state.subscriptions());
    }
}

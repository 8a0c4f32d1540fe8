package dev.yore.testkit.contract.boundary;

import static dev.yore.testkit.contract.boundary.Rejection.isRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.contract.boundary.Courses.ChangeCapacity;
import dev.yore.testkit.contract.boundary.Courses.Define;
import dev.yore.testkit.contract.boundary.Courses.Subscribe;
import dev.yore.testkit.internal.Together;
import org.junit.jupiter.api.Test;

/** Course subscriptions: one fact that concerns two entities, under constraints of both. */
public interface CourseSubscriptionsContract extends StoreTest {

    @Test
    default void aCourseIsDefinedOnce() {
        var courses = Courses.in(store());
        courses.handle(new Define("c1", 10));

        assertThat(isRejected(courses, new Define("c1", 20))).contains("course c1 exists");
        assertThat(isRejected(courses, new Define("c2", 20))).isEmpty();
    }

    @Test
    default void theCapacityOfACourseIsChangedOnlyWhereThereIsOneAndToAnotherNumber() {
        var courses = Courses.in(store());
        courses.handle(new Define("c1", 10));

        assertThat(isRejected(courses, new ChangeCapacity("c2", 12))).contains("there is no course c2");
        assertThat(isRejected(courses, new ChangeCapacity("c1", 10))).contains("course c1 has that capacity");
        assertThat(isRejected(courses, new ChangeCapacity("c1", 12))).isEmpty();
    }

    @Test
    default void aStudentSubscribesToACourseOnceWhileItHasSeats() {
        var courses = Courses.in(store());
        courses.handle(new Define("c1", 2));

        assertThat(isRejected(courses, new Subscribe("s1", "c9"))).contains("there is no course c9");
        assertThat(isRejected(courses, new Subscribe("s1", "c1"))).isEmpty();
        assertThat(isRejected(courses, new Subscribe("s1", "c1"))).contains("s1 is subscribed to c1");
        assertThat(isRejected(courses, new Subscribe("s2", "c1"))).isEmpty();
        assertThat(isRejected(courses, new Subscribe("s3", "c1"))).contains("course c1 is full");
        courses.handle(new ChangeCapacity("c1", 3));
        assertThat(isRejected(courses, new Subscribe("s3", "c1"))).isEmpty();
    }

    @Test
    default void aStudentSubscribesToSoManyCoursesAtTheMost() {
        var courses = Courses.in(store());
        for (int i = 0; i <= Courses.MOST_COURSES_OF_A_STUDENT; i++) {
            courses.handle(new Define("c" + i, 10));
        }
        for (int i = 0; i < Courses.MOST_COURSES_OF_A_STUDENT; i++) {
            courses.handle(new Subscribe("s1", "c" + i));
        }

        assertThat(isRejected(courses, new Subscribe("s1", "c" + Courses.MOST_COURSES_OF_A_STUDENT)))
                .contains("s1 has no time for more");
    }

    @Test
    default void ofManyStudentsWhoWantTheLastSeatsAtOnceOnlySoManyGetOne() {
        var courses = Courses.in(store());
        courses.handle(new Define("c1", 5));
        var rejections = Together.call(place().patience(), 12, i -> isRejected(courses, new Subscribe("s" + i, "c1")));

        assertThat(rejections).filteredOn(it -> it.isEmpty()).hasSize(5);
        assertThat(store().read(Query.types("StudentSubscribed")).toList()).hasSize(5);
    }

    @Test
    default void aStudentWhoSubscribesToManyCoursesAtOnceGetsOnlySoMany() {
        var courses = Courses.in(store());
        for (int i = 0; i < 8; i++) {
            courses.handle(new Define("c" + i, 10));
        }
        var rejections = Together.call(place().patience(), 8, i -> isRejected(courses, new Subscribe("s1", "c" + i)));

        assertThat(rejections).filteredOn(it -> it.isEmpty()).hasSize(Courses.MOST_COURSES_OF_A_STUDENT);
        assertThat(store().read(Query.tags("student:s1")).toList()).hasSize(Courses.MOST_COURSES_OF_A_STUDENT);
    }
}

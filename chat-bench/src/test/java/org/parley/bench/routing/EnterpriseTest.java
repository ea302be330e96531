package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnterpriseTest {
    private final EnterprisePlan plan = new EnterprisePlan(2_000, 20, 2, 400, 100, 0.7, 60);
    private final Enterprise enterprise = Enterprise.draw(plan, Talk.ofRealRooms(), 1);

    @Test
    void nobodyShouldSitInARoomTwice() {
        for (int room = 0; room < enterprise.rooms(); room++) {
            assertThat(people(room).distinct().count())
                    .as("room %d", room)
                    .isEqualTo(people(room).count());
        }
    }

    @Test
    void roomsShouldBeAsManyAsPeopleWant() {
        int seats = enterprise.firstSeat(enterprise.rooms());

        assertThat(seats).isBetween(2_000 * 20, 2_000 * 20 + 400);
        assertThat(IntStream.range(0, seats).map(enterprise::personAt).boxed().distinct())
                .hasSize(2_000);
    }

    @Test
    void everybodyTogetherShouldSayAsMuchAsPlanned() {
        double sum = IntStream.range(0, enterprise.firstSeat(enterprise.rooms()))
                .mapToDouble(enterprise::rateAt)
                .sum();

        assertThat(sum).isCloseTo(2_000 * 60 / 3600.0, withinPercentage(0.01));
    }

    @Test
    void conversationsOfTwoShouldHaveTwoReaders() {
        Enterprise couples = Enterprise.draw(new EnterprisePlan(2_000, 20, 2, 2, 100, 0.7, 60), Talk.ofRealRooms(), 1);

        assertThat(couples.readersPerMessage()).isEqualTo(2);
    }

    /** Of rooms of 2, 3 and 4 in numbers of 1/4, 1/9 and 1/16: 3 / (1/2 + 1/3 + 1/4). */
    @Test
    void aMessageShouldHaveAsManyReadersAsTheRoomsOfItsSenders() {
        Enterprise few = Enterprise.draw(new EnterprisePlan(20_000, 20, 2, 4, 100, 0.7, 60), Talk.ofRealRooms(), 1);

        assertThat(few.readersPerMessage()).isCloseTo(3 / (1 / 2.0 + 1 / 3.0 + 1 / 4.0), withinPercentage(1));
    }

    @Test
    void aNearRoomShouldBeOfPeopleAroundItsDepartment() {
        Enterprise near = Enterprise.draw(new EnterprisePlan(2_000, 20, 2, 50, 100, 1, 60), Talk.ofRealRooms(), 1);

        for (int room = 0; room < near.rooms(); room++) {
            IntStream people = IntStream.range(near.firstSeat(room), near.firstSeat(room + 1))
                    .map(near::personAt);
            int from = near.homeOf(room) * 100;
            assertThat(people).as("room %d", room).allMatch(person -> person >= from && person < from + 100);
        }
    }

    @Test
    void theSameSeedShouldDrawTheSame() {
        assertThat(people(Enterprise.draw(plan, Talk.ofRealRooms(), 1))).isEqualTo(people(enterprise));
        assertThat(people(Enterprise.draw(plan, Talk.ofRealRooms(), 2))).isNotEqualTo(people(enterprise));
    }

    @Test
    void theSmallestEnterpriseShouldBeTwoWhoTalk() {
        Enterprise two = Enterprise.draw(new EnterprisePlan(4, 1, 2, 1000, 100, 0.7, 60), Talk.ofRealRooms(), 1);

        assertThat(two.rooms()).isEqualTo(2);
        assertThat(two.firstSeat(2)).isEqualTo(4);
    }

    private IntStream people(int room) {
        return IntStream.range(enterprise.firstSeat(room), enterprise.firstSeat(room + 1))
                .map(enterprise::personAt);
    }

    private static int[] people(Enterprise enterprise) {
        return IntStream.range(0, enterprise.firstSeat(enterprise.rooms()))
                .map(enterprise::personAt)
                .toArray();
    }
}

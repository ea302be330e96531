package org.parley.room.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.User;
import org.parley.database.Race;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.MembershipChanges;
import org.parley.room.MembershipChanges.Cursor;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.Room;

class JpaMembershipChangesIT {
    private House house;
    private User alice;
    private User bob;
    private User carol;
    private Room lunch;

    @BeforeEach
    void build() {
        house = new House();
        alice = house.person("alice");
        bob = house.person("bob");
        carol = house.person("carol");
        lunch = house.room("lunch", alice);
    }

    @Test
    void sinceShouldGiveWhatWasCommittedAfterTheCursor() {
        Cursor cursor = house.changes().now();
        assertThat(since(cursor).changes()).isEmpty();

        MembershipChange joined = house.join(lunch.id(), bob.id()).orElseThrow();
        MembershipChange left =
                house.rooms().removeMember(lunch.id(), bob.id(), alice.id()).orElseThrow();
        MembershipChange deleted = house.rooms().delete(lunch.id(), alice.id());

        MembershipChanges.Page page = since(cursor);
        assertThat(page.changes()).containsExactly(joined, left, deleted);
        assertThat(page.changes())
                .map(MembershipChange::kind)
                .containsExactly(Kind.JOINED, Kind.LEFT, Kind.ROOM_DELETED);
        assertThat(left.actor()).isEqualTo(alice.id());
        assertThat(since(page.next()).changes()).isEmpty();
    }

    @Test
    void sinceShouldNotMissAChangeThatIsCommittedAfterALaterOne() {
        List<MembershipChange> seen = new ArrayList<>();
        Cursor before = house.changes().now();
        Cursor[] next = {before};

        MembershipChange slow = house.database.call(entities -> {
            JpaRooms slowTransaction = new JpaRooms(entities);
            MembershipChange early = slowTransaction
                    .addMember(lunch.id(), bob.id(), Role.MEMBER, bob.id(), ReadPosition.START)
                    .orElseThrow();
            MembershipChange later = house.join(lunch.id(), carol.id()).orElseThrow();
            assertThat(later.sequence()).isGreaterThan(early.sequence());

            MembershipChanges.Page page = since(before);
            assertThat(page.changes()).containsExactly(later);
            seen.addAll(page.changes());
            next[0] = page.next();
            return early;
        });

        seen.addAll(since(next[0]).changes());
        assertThat(seen).contains(slow);
    }

    @Test
    void sinceShouldGiveEveryChangeToAReaderWhoFollowsManyWriters() throws Exception {
        Cursor start = house.changes().now();
        List<User> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(house.person("person" + i));
        }
        List<MembershipChange> seen = new ArrayList<>();
        Race.of(5, runner -> {
            if (runner == 0) {
                Cursor cursor = start;
                while (seen.stream().distinct().count() < people.size()) {
                    MembershipChanges.Page page = since(cursor);
                    seen.addAll(page.changes());
                    cursor = page.next();
                }
                return true;
            }
            for (int i = runner - 1; i < people.size(); i += 4) {
                house.join(lunch.id(), people.get(i).id());
            }
            return true;
        });

        assertThat(seen.stream().map(MembershipChange::user).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(User::id).toList());
    }

    @Test
    void unloggedShouldGiveTheOldestFirstUntilTheyAreMarked() {
        house.join(lunch.id(), bob.id());
        List<MembershipChange> unlogged = house.changes().unlogged(10);
        assertThat(unlogged).map(MembershipChange::user).containsExactly(alice.id(), bob.id());
        assertThat(house.changes().unlogged(1)).containsExactly(unlogged.get(0));

        markLogged(unlogged.get(0));

        assertThat(house.changes().unlogged(10)).containsExactly(unlogged.get(1));
    }

    @Test
    void whatALaterReleaseWroteShouldBeSeenAndLeftForItToLog() {
        Cursor cursor = house.changes().now();
        house.database.run(entities -> {
            entities.createNativeQuery("alter table membership_change drop constraint membership_change_kind_check")
                    .executeUpdate();
            entities.createNativeQuery("insert into membership_change (room, kind, account, actor)"
                            + " values (:room, 'BANNED', :user, :actor)")
                    .setParameter("room", lunch.id().value())
                    .setParameter("user", bob.id().value())
                    .setParameter("actor", alice.id().value())
                    .executeUpdate();
            MembershipChanges changes = new JpaMembershipChanges(entities);

            assertThat(changes.since(cursor).changes()).singleElement().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(Kind.LATER);
                assertThat(change.user()).isEqualTo(bob.id());
            });
            assertThat(changes.unlogged(10)).map(MembershipChange::kind).containsExactly(Kind.JOINED);
            entities.getTransaction().setRollbackOnly(); // the table is as it was
        });
    }

    @Test
    void purgeShouldForgetOnlyWhatIsLoggedAndOld() {
        house.join(lunch.id(), bob.id());
        Cursor beginning = new Cursor(0);
        MembershipChange unlogged = house.changes().unlogged(10).get(1);
        markLogged(house.changes().unlogged(10).get(0));

        assertThat(house.changes().purgeLogged(Duration.ofHours(1))).isZero();
        assertThat(since(beginning).changes()).hasSize(2);
        assertThat(house.changes().purgeLogged(Duration.ZERO)).isEqualTo(1);
        assertThat(since(beginning).changes()).containsExactly(unlogged);
    }

    private MembershipChanges.Page since(Cursor cursor) {
        return house.changes().since(cursor);
    }

    private void markLogged(MembershipChange change) {
        house.changes().markLogged(List.of(change.sequence()));
    }
}

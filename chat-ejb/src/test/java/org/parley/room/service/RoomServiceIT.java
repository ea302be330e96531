package org.parley.room.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.service.AccountService;
import org.parley.database.ParleyDataSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.message.AppendOutcome;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.service.HistoryProducer;
import org.parley.room.Member;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.MembershipChanges;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.startup.service.StartUp;

/**
 * The rules of rooms, in Payara Micro and on a real PostgreSQL, whose tables Flyway makes at start-up: Hibernate, the
 * container's connection pool, its transactions and its events all take part.
 */
@ExtendWith({ContainerDatabase.class, ArquillianExtension.class})
class RoomServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    AccountService accounts;

    @Inject
    MessageHistory history;

    @Inject
    MembershipChanges trail;

    @Inject
    ChangeWitness witness;

    private User alice;
    private User bob;
    private User carol;

    @Deployment
    static WebArchive parley() {
        return ContainerArchive.create()
                .addClasses(
                        StartUp.class,
                        AccountService.class,
                        HistoryProducer.class,
                        RoomService.class,
                        RoomQueries.class,
                        RoomOverview.class,
                        ChangeWitness.class,
                        ContainerDatabase.class);
    }

    @BeforeEach
    void register() {
        alice = person("alice");
        bob = person("bob");
        carol = person("carol");
        witness.takeCommitted();
    }

    @Test
    void accountShouldBeFoundByThoseWhoSearch() {
        assertThat(accounts.find(List.of(alice.id()))).containsExactly(alice);
        assertThat(accounts.search(alice.username().toUpperCase(Locale.ROOT))).containsExactly(alice);
        assertRefused(ErrorCode.USERNAME_TAKEN, () -> accounts.register(alice.username(), null, "12345678"));
        assertRefused(ErrorCode.INVALID_FIELD, () -> accounts.register("dave", null, "1234567"));
    }

    @Test
    @SuppressWarnings("BanJNDI") // a name of our own
    void whoStopsInTheMiddleOfATransactionShouldNotHoldTheRoomForLong() throws Exception {
        RoomId room = publicRoom();
        say(room, "before");
        DataSource database = InitialContext.doLookup(ParleyDataSource.JNDI_NAME);
        try (Connection stopped = database.getConnection();
                Statement lock = stopped.createStatement()) {
            stopped.setAutoCommit(false);
            lock.execute("select * from room_head where room = '" + room + "' for update");

            assertThat(say(room, "after")).isEqualTo(2);
        }
    }

    @Test
    void committedChangesShouldBeToldInOrder() {
        RoomId room = publicRoom();
        rooms.join(room, bob.id());
        rooms.join(room, bob.id());
        rooms.removeMember(room, bob.id(), alice.id());
        rooms.delete(room, alice.id());

        List<MembershipChange> committed = witness.takeCommitted();
        assertThat(committed)
                .map(MembershipChange::kind)
                .containsExactly(Kind.JOINED, Kind.JOINED, Kind.LEFT, Kind.ROOM_DELETED);
        assertThat(committed).map(MembershipChange::sequence).isSorted();
        assertThat(trail.unlogged(1000)).containsAll(committed);
    }

    @Test
    void refusedChangeShouldLeaveNoTrace() {
        RoomId room = publicRoom();
        witness.takeCommitted();
        int before = trail.unlogged(1000).size();

        assertRefused(ErrorCode.LAST_OWNER, () -> rooms.leave(room, alice.id()));
        assertRefused(ErrorCode.NOT_A_MEMBER, () -> rooms.leave(room, bob.id()));
        assertRefused(ErrorCode.USER_NOT_FOUND, () -> rooms.removeMember(room, bob.id(), alice.id()));

        assertThat(witness.takeCommitted()).isEmpty();
        assertThat(trail.unlogged(1000)).hasSize(before);
        assertThat(queries.members(room, alice.id())).containsExactly(new Member(alice, Role.OWNER));
    }

    @Test
    void privateRoomShouldBeEnteredByInvitationOfItsOwner() {
        RoomId room = rooms.create(RoomKind.PRIVATE, uniqueName(), "", alice.id());

        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.join(room, bob.id()));
        assertRefused(ErrorCode.NOT_A_MEMBER, () -> rooms.invite(room, carol.id(), bob.id()));
        rooms.invite(room, bob.id(), alice.id());
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.invite(room, carol.id(), bob.id()));
        assertRefused(ErrorCode.USER_NOT_FOUND, () -> rooms.invite(room, stranger(), alice.id()));

        assertThat(queries.members(room, bob.id()))
                .containsExactly(new Member(alice, Role.OWNER), new Member(bob, Role.MEMBER));
    }

    @Test
    void anyMemberShouldInviteToAPublicRoom() {
        RoomId room = publicRoom();
        rooms.join(room, bob.id());

        rooms.invite(room, carol.id(), bob.id());

        assertThat(queries.members(room, carol.id())).hasSize(3);
    }

    @Test
    void onlyOwnersShouldRemoveOthersAndDelete() {
        RoomId room = publicRoom();
        rooms.join(room, bob.id());
        rooms.join(room, carol.id());

        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.removeMember(room, carol.id(), bob.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.delete(room, bob.id()));
        rooms.removeMember(room, carol.id(), alice.id());
        assertRefused(ErrorCode.NOT_A_MEMBER, () -> queries.members(room, carol.id()));
    }

    @Test
    void topicShouldBeGivenByEachMemberAndNameByOwners() {
        RoomId room = publicRoom();
        String name = uniqueName();
        rooms.join(room, bob.id());

        rooms.describe(room, null, " Who eats where ", bob.id());
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.describe(room, name, null, bob.id()));
        assertRefused(ErrorCode.NOT_A_MEMBER, () -> rooms.describe(room, null, "mine", carol.id()));
        assertRefused(ErrorCode.INVALID_FIELD, () -> rooms.describe(room, null, null, alice.id()));
        assertRefused(ErrorCode.INVALID_FIELD, () -> rooms.describe(room, " ", null, alice.id()));
        rooms.describe(room, name, null, alice.id());

        Room described = queries.overview(room, alice.id()).joined().room();
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.topic()).isEqualTo("Who eats where");
        assertThat(queries.directory(name, bob.id())).hasSize(1);
    }

    @Test
    void nameThatIsTakenShouldBeRefusedAndThatOfADeletedRoomGiven() {
        RoomId room = publicRoom();
        RoomId other = publicRoom();
        String taken = queries.overview(other, alice.id()).joined().room().name();

        assertRefused(
                ErrorCode.ROOM_NAME_TAKEN, () -> rooms.describe(room, taken.toUpperCase(Locale.ROOT), "x", alice.id()));
        assertThat(queries.overview(room, alice.id()).joined().room().topic()).isEmpty();
        rooms.delete(other, alice.id());
        rooms.describe(room, taken, "x", alice.id());
        assertThat(queries.overview(room, alice.id()).joined().room().name()).isEqualTo(taken);
    }

    @Test
    void whatARoomIsCalledAlreadyShouldLeaveNoTrace() {
        RoomId room = rooms.create(RoomKind.PUBLIC, uniqueName(), "tea", alice.id());
        String name = queries.overview(room, alice.id()).joined().room().name();
        witness.takeCommitted();

        rooms.describe(room, name, "tea", alice.id());
        assertThat(witness.takeCommitted()).isEmpty();
        rooms.describe(room, name, "coffee", alice.id());
        assertThat(witness.takeCommitted())
                .singleElement()
                .extracting(MembershipChange::description)
                .isEqualTo(new MembershipChange.Description(null, "coffee"));
    }

    @Test
    void directRoomShouldStay() {
        RoomId room = rooms.direct(alice.id(), bob.id());

        assertThat(rooms.direct(bob.id(), alice.id())).isEqualTo(room);
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.leave(room, alice.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.delete(room, alice.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.removeMember(room, bob.id(), alice.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.invite(room, carol.id(), alice.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.join(room, carol.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.describe(room, null, "us", alice.id()));
        assertRefused(ErrorCode.NOT_ALLOWED, () -> rooms.direct(alice.id(), alice.id()));
        assertRefused(ErrorCode.USER_NOT_FOUND, () -> rooms.direct(alice.id(), stranger()));
    }

    @Test
    void deletedRoomShouldBeClosedToAll() {
        RoomId room = publicRoom();
        rooms.join(room, bob.id());
        rooms.delete(room, alice.id());

        assertRefused(ErrorCode.ROOM_DELETED, () -> rooms.join(room, carol.id()));
        assertRefused(ErrorCode.ROOM_DELETED, () -> rooms.leave(room, bob.id()));
        assertRefused(ErrorCode.ROOM_DELETED, () -> rooms.delete(room, alice.id()));
        assertRefused(ErrorCode.ROOM_DELETED, () -> queries.overview(room, alice.id()));
        assertThat(queries.overviews(alice.id()))
                .noneMatch(overview -> overview.joined().room().id().equals(room));
    }

    @Test
    void whatWasSaidBeforeShouldNotBeUnreadToANewcomer() {
        RoomId room = publicRoom();
        say(room, "hello");
        say(room, "anybody?");
        rooms.join(room, bob.id());
        say(room, "welcome");

        RoomOverview overview = queries.overview(room, bob.id());
        assertThat(overview.joined().readOffset()).isEqualTo(2);
        assertThat(overview.unread()).isEqualTo(1);
        assertThat(queries.overview(room, alice.id()).unread()).isEqualTo(3);
    }

    /** @return its offset */
    /** As a commit lane does it: once more, as long as another writer holds the room. */
    private long say(RoomId room, String text) {
        ClientId id = new ClientId(TimeOrderedUuid.next().toString());
        NewEvent event = new NewEvent(room, alice.id(), id, new EventContent.Message(text, false));
        Instant deadline = Instant.now().plus(PATIENCE);
        AppendOutcome outcome;
        do {
            outcome = history.append(List.of(event)).get(0);
        } while (outcome instanceof AppendOutcome.Contended && Instant.now().isBefore(deadline));
        return ((AppendOutcome.Appended) outcome).event().offset();
    }

    private RoomId publicRoom() {
        return rooms.create(RoomKind.PUBLIC, uniqueName(), "", alice.id());
    }

    private static String uniqueName() {
        return "Lunch " + TimeOrderedUuid.next();
    }

    private static UserId stranger() {
        return new UserId(TimeOrderedUuid.next());
    }

    private User person(String name) {
        return accounts.register(name + "-" + PEOPLE.incrementAndGet(), null, "12345678");
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

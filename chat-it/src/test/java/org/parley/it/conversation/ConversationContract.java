package org.parley.it.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.client.CloseCodes;
import org.parley.client.DirectoryEntry;
import org.parley.client.Event;
import org.parley.client.EventPage;
import org.parley.client.RefusedException;
import org.parley.client.RestException;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** The conversation: everything here holds whichever way Parley is deployed, and whichever store keeps the history. */
public interface ConversationContract {
    /** Within this time a lost right takes effect on live sockets, cluster-wide. */
    Duration REVOCATION = Duration.ofSeconds(2);

    Duration PATIENCE = Duration.ofSeconds(30);

    /** Base URLs of two nodes of one cluster. */
    List<URI> nodes();

    @Test
    default void twoPeopleOnTwoNodesShouldTalkInAPublicRoom() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo lunch = alice.rest().createRoom(Company.unique("lunch"), "public");
            assertThat(bob.rest().directory(lunch.name()))
                    .containsExactly(new DirectoryEntry(lunch.id(), lunch.name(), "", 1, false));

            assertThat(bob.rest().join(lunch.id()).role()).isEqualTo("member");
            RoomRecord seenByAlice = alice.follow(lunch.id());
            RoomRecord seenByBob = bob.follow(lunch.id());
            alice.say(lunch.id(), "Pizza?");
            bob.say(lunch.id(), "Grüße, 👋 — yes!");

            seenByAlice.awaitBodies("Pizza?", "Grüße, 👋 — yes!");
            seenByBob.awaitBodies("Pizza?", "Grüße, 👋 — yes!");
            assertThat(seenByAlice.events())
                    .extracting(Event::content)
                    .contains(new Event.Joined(alice.id()), new Event.Joined(bob.id()));
            assertThat(seenByBob.events()).isEqualTo(seenByAlice.events());
        }
    }

    @Test
    default void aPrivateRoomShouldBeEnteredByInvitationOnly() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo secret = alice.rest().createRoom(Company.unique("secret"), "private");

            assertThat(bob.rest().directory(secret.name())).isEmpty();
            assertThatThrownBy(() -> bob.rest().join(secret.id())).isInstanceOf(RestException.class);
            alice.rest().invite(secret.id(), bob.id());

            await().atMost(REVOCATION)
                    .untilAsserted(() -> assertThat(bob.roomChanges()).anySatisfy(change -> {
                        assertThat(change.change()).isEqualTo("joined");
                        assertThat(change.room().id()).isEqualTo(secret.id());
                    }));
            RoomRecord seenByBob = bob.follow(secret.id());
            alice.say(secret.id(), "between us");
            seenByBob.awaitBodies("between us");
        }
    }

    @Test
    default void aDirectRoomShouldBeTheSameForBoth() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);

            RoomInfo fromAlice = alice.rest().direct(bob.id());
            RoomInfo fromBob = bob.rest().direct(alice.id());

            assertThat(fromBob.id()).isEqualTo(fromAlice.id());
            assertThat(fromAlice.peer()).contains(bob.id());
            assertThat(fromBob.peer()).contains(alice.id());
            RoomRecord seenByBob = bob.follow(fromBob.id());
            alice.say(fromAlice.id(), "psst");
            seenByBob.awaitBodies("psst");
        }
    }

    @Test
    default void whoComesBackShouldGetWhatTheyMissedOnceAndSeeHowMuchIsUnread() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByBob = bob.follow(room.id());
            alice.say(room.id(), "before");
            seenByBob.awaitBodies("before");
            bob.chat().markRead(room.id(), bob.chat().lastOffset(room.id()));

            bob.goOffline();
            List<String> missed = numbered("missed", 5);
            missed.forEach(body -> alice.say(room.id(), body));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(bob.rest().room(room.id()).unread()).isEqualTo(5));
            ServerFrame.Welcome welcome = bob.connect();
            assertThat(welcome.rooms())
                    .filteredOn(info -> info.id().equals(room.id()))
                    .extracting(RoomInfo::unread)
                    .containsExactly(5L);
            List<String> all = new ArrayList<>(List.of("before"));
            all.addAll(missed);
            seenByBob.awaitBodies(all);
        }
    }

    @Test
    default void readingOnOneDeviceShouldCountOnTheOther() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            Participant bobsPhone = company.secondDevice(bob, 0);
            alice.say(room.id(), "one");
            long head = alice.say(room.id(), "two").offset();
            bob.follow(room.id());

            bob.chat().markRead(room.id(), head);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(bobsPhone.reads()).contains(new ServerFrame.Read(room.id(), head, 0)));
            assertThat(bob.rest().room(room.id()).unread()).isZero();
        }
    }

    @Test
    default void everybodyShouldSeeTheSameOrderWhenBothNodesWrite() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByAlice = alice.follow(room.id());
            RoomRecord seenByBob = bob.follow(room.id());

            List<CompletableFuture<ServerFrame.Ack>> acks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                acks.add(alice.chat().send(room.id(), "alice " + i));
                acks.add(bob.chat().send(room.id(), "bob " + i));
            }
            acks.forEach(Participant::get);

            await().atMost(PATIENCE).until(() -> seenByAlice.bodies().size() == 200);
            await().atMost(PATIENCE).until(() -> seenByBob.bodies().size() == 200);
            assertThat(seenByBob.events()).isEqualTo(seenByAlice.events());
            assertThat(seenByAlice.bodies()).doesNotHaveDuplicates();
            seenByAlice.assertNoAnomalies();
            seenByBob.assertNoAnomalies();
        }
    }

    @Test
    default void historyShouldBeReadInPagesBothWays() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord live = alice.follow(room.id());
            List<CompletableFuture<ServerFrame.Ack>> acks = new ArrayList<>();
            numbered("line", 130).forEach(body -> acks.add(alice.chat().send(room.id(), body)));
            acks.forEach(Participant::get);
            await().atMost(PATIENCE).until(() -> live.bodies().size() == 130);
            long head = live.events().size();

            EventPage first = bob.rest().eventsAfter(room.id(), 0, 50);
            EventPage last = bob.rest().eventsBefore(room.id(), head + 1, 50);
            ServerFrame.Page fromEnd = Participant.get(bob.chat().history(room.id(), OptionalLong.empty(), 50));
            ServerFrame.Page fromStart = Participant.get(bob.chat().history(room.id(), OptionalLong.of(20), 50));

            assertThat(first).isEqualTo(new EventPage(live.events().subList(0, 50), head));
            assertThat(last.events()).isEqualTo(live.events().subList((int) head - 50, (int) head));
            assertThat(fromEnd.events()).isEqualTo(last.events());
            assertThat(fromEnd.start()).isFalse();
            assertThat(fromStart.events()).isEqualTo(live.events().subList(0, 19));
            assertThat(fromStart.start()).isTrue();
        }
    }

    @Test
    default void aRepeatedClientIdShouldGetTheFirstAnswerAlsoFromTheOtherNode() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            Participant elsewhere = company.secondDevice(alice, 1);
            RoomRecord seenByBob = bob.follow(room.id());

            ServerFrame.Ack first = Participant.get(alice.chat().send(room.id(), "c-1", "once", false));
            ServerFrame.Ack again = Participant.get(alice.chat().send(room.id(), "c-1", "twice", false));
            ServerFrame.Ack other = Participant.get(elsewhere.chat().send(room.id(), "c-1", "thrice", false));
            bob.say(room.id(), "end");

            assertThat(again).isEqualTo(first);
            assertThat(other).isEqualTo(first);
            seenByBob.awaitBodies("once", "end");
        }
    }

    @Test
    default void aStrangerShouldNeitherSendNorRead() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant mallory = company.arrive("mallory", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("inner"), "private");
            alice.say(room.id(), "secret");
            long head = alice.rest().room(room.id()).head();
            RoomRecord seen = new RoomRecord();

            mallory.chat().follow(room.id(), 0, seen);

            assertThatThrownBy(() -> mallory.say(room.id(), "let me in"))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.failure().error()).isEqualTo("not-a-member"));
            assertThatThrownBy(() -> Participant.get(mallory.chat().history(room.id(), OptionalLong.empty(), 50)))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.failure().error()).isEqualTo("not-a-member"));
            assertThatThrownBy(() -> mallory.rest().eventsAfter(room.id(), 0, 50))
                    .isInstanceOfSatisfying(
                            RestException.class,
                            refused -> assertThat(refused.error()).isEqualTo("not-a-member"));
            assertThatThrownBy(() -> mallory.rest().members(room.id())).isInstanceOf(RestException.class);
            alice.say(room.id(), "still secret");
            await().atMost(PATIENCE).until(() -> !seen.refusals().isEmpty());
            assertThat(seen.events()).isEmpty();
            assertThat(alice.rest().room(room.id()).head()).isEqualTo(head + 1);
        }
    }

    @Test
    default void whoIsRemovedShouldHearNothingMoreAfterTwoSeconds() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByAlice = alice.follow(room.id());
            RoomRecord seenByBob = bob.follow(room.id());
            alice.say(room.id(), "for both");
            seenByBob.awaitBodies("for both");

            alice.rest().remove(room.id(), bob.id());

            await().atMost(REVOCATION)
                    .untilAsserted(() -> assertThat(bob.roomChanges())
                            .extracting(ServerFrame.RoomChange::change)
                            .endsWith("left"));
            alice.say(room.id(), "for alice alone");
            seenByAlice.awaitBodies("for both", "for alice alone");
            assertThatThrownBy(() -> bob.say(room.id(), "hello?")).isInstanceOf(RefusedException.class);
            assertThat(seenByBob.bodies()).containsExactly("for both");
        }
    }

    @Test
    default void logoutShouldEndSocketsOnEveryNodeWithinTwoSeconds() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant elsewhere = company.secondDevice(alice, 1);

            alice.rest().logout();

            await().atMost(REVOCATION).untilAsserted(() -> {
                assertThat(alice.endings()).containsExactly(CloseCodes.SESSION_ENDED);
                assertThat(elsewhere.endings()).containsExactly(CloseCodes.SESSION_ENDED);
            });
            assertThatThrownBy(() -> alice.rest().at(nodes().get(1)).rooms())
                    .isInstanceOfSatisfying(
                            RestException.class,
                            refused -> assertThat(refused.error()).isEqualTo("not-logged-in"));
        }
    }

    @Test
    default void aMessageShouldBeChangedByItsAuthorAlone() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            UUID room = roomOf(alice, bob).id();
            RoomRecord seenByBob = bob.follow(room);
            long offset = alice.say(room, "At noun.").offset();
            ServerFrame.Ack changed = Participant.get(alice.chat().edit(room, "change-1", offset, "At noon."));

            assertThat(Participant.get(alice.chat().edit(room, "change-1", offset, "At one.")))
                    .as("repeated")
                    .isEqualTo(changed);
            assertRefused(bob.chat().edit(room, "change-1", offset, "Never."), "not-allowed");
            assertRefused(alice.chat().edit(room, "change-2", offset + 1, "Of a change."), "offset-out-of-range");
            assertRefused(alice.chat().edit(room, "change-3", 1, "Of a coming."), "offset-out-of-range");
            assertRefused(alice.chat().edit(room, "change-4", 1_000, "Of what is to come."), "offset-out-of-range");
            assertRefused(alice.chat().edit(room, "change-5", offset, " "), "empty-body");
            alice.say(room, "That is all.");

            seenByBob.awaitBodies("At noun.", "That is all.");
            assertThat(seenByBob.events())
                    .extracting(Event::content)
                    .filteredOn(Event.Edited.class::isInstance)
                    .containsExactly(new Event.Edited(offset, "change-1", "At noon."));
            seenByBob.assertNoAnomalies();
        }
    }

    private static void assertRefused(CompletableFuture<ServerFrame.Ack> posting, String error) {
        assertThatThrownBy(() -> Participant.get(posting))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.failure().error()).isEqualTo(error));
    }

    @Test
    default void whatARoomIsCalledShouldBeToldToEverybodyInIt() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByBob = bob.follow(room.id());
            String name = Company.unique("tea");

            alice.rest().describeRoom(room.id(), Optional.of(name), Optional.of("At four"));
            bob.rest().describeRoom(room.id(), Optional.empty(), Optional.of(""));

            await().atMost(REVOCATION)
                    .untilAsserted(() -> assertThat(seenByBob.events())
                            .extracting(Event::content)
                            .endsWith(
                                    new Event.RoomChanged(Optional.of(name), Optional.of("At four")),
                                    new Event.RoomChanged(Optional.empty(), Optional.of(""))));
            assertThat(bob.rest().room(room.id()).name()).isEqualTo(name);
            assertThat(bob.rest().room(room.id()).topic()).isEmpty();
            seenByBob.assertNoAnomalies();
        }
    }

    @Test
    default void aDeletedRoomShouldBeGoneForEverybody() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByBob = bob.follow(room.id());

            alice.rest().deleteRoom(room.id());

            await().atMost(REVOCATION)
                    .untilAsserted(() -> assertThat(bob.roomChanges())
                            .extracting(ServerFrame.RoomChange::change)
                            .endsWith("deleted"));
            assertThatThrownBy(() -> bob.say(room.id(), "anybody?"))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.failure().error()).isEqualTo("room-deleted"));
            assertThat(bob.rest().rooms()).extracting(RoomInfo::id).doesNotContain(room.id());
            seenByBob.assertNoAnomalies();
        }
    }

    @Test
    default void presenceShouldBeSeenFromTheOtherNode() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.register("bob", 1);
            alice.chat().watch(List.of(bob.id()));
            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("offline"));

            bob.connect();
            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("online"));

            bob.goOffline();
            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("offline"));
        }
    }

    @Test
    default void aMoveToTheOtherNodeShouldLoseAndDoubleNothing() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = roomOf(alice, bob);
            RoomRecord seenByBob = bob.follow(room.id());
            List<String> lines = numbered("line", 60);
            List<CompletableFuture<ServerFrame.Ack>> acks = new ArrayList<>();

            for (int i = 0; i < lines.size(); i++) {
                if (i == 20 || i == 40) {
                    bob.chat().dropConnection();
                }
                acks.add(alice.chat().send(room.id(), lines.get(i)));
            }
            acks.forEach(Participant::get);

            seenByBob.awaitBodies(lines);
        }
    }

    private static RoomInfo roomOf(Participant owner, Participant member) {
        RoomInfo room = owner.rest().createRoom(Company.unique("room"), "public");
        member.rest().join(room.id());
        return room;
    }

    private static List<String> numbered(String text, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> text + " " + i).toList();
    }
}

package org.parley.integration.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.database.TestDatabase;
import org.parley.integration.Integrations;
import org.parley.message.ClientId;
import org.parley.room.JoinedRoom;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.jpa.JpaMemberships;
import org.parley.room.jpa.JpaRooms;

class JpaIntegrationsIT {
    private static final ClientId COMMAND = new ClientId("order-4711");

    private final TestDatabase database = TestDatabase.shared();
    private UserId erp;

    @BeforeEach
    void erpShouldHaveAnAccount() {
        database.clear();
        erp = account("erp");
    }

    private UserId account(String name) {
        return database.call(entities -> new JpaAccounts(entities)
                        .register(new NewAccount(Username.of(name), name, new PasswordHash("hash"))))
                .id();
    }

    private static Integrations integrations(EntityManager entities) {
        return new JpaIntegrations(entities, new JpaMemberships(entities));
    }

    @Test
    void anAnswerShouldBeKeptForOneAccountAndOneCommand() {
        assertThat(database.<Boolean>call(entities -> integrations(entities).note(erp, COMMAND, "done")))
                .isTrue();

        assertThat(answer(erp, COMMAND)).contains("done");
        assertThat(answer(erp, new ClientId("order-4712"))).isEmpty();
        UserId archive = account("archive");
        assertThat(answer(archive, COMMAND)).isEmpty();
    }

    @Test
    void theFirstAnswerShouldStay() {
        database.call(entities -> integrations(entities).note(erp, COMMAND, "first"));

        assertThat(database.<Boolean>call(entities -> integrations(entities).note(erp, COMMAND, "second")))
                .isFalse();
        assertThat(answer(erp, COMMAND)).contains("first");
    }

    @Test
    void positionsShouldMoveForwardAlone() {
        RoomId room = database.call(entities -> new JpaRooms(entities)
                .create(new NewRoom(RoomKind.PUBLIC, "orders", ""), erp)
                .room()
                .id());

        advance(room, new ReadPosition(7, 5));
        advance(room, new ReadPosition(3, 2));

        JoinedRoom joined = database.call(entities -> new JpaMemberships(entities).roomsOf(erp))
                .get(0);
        assertThat(joined.readOffset()).isEqualTo(7);
        assertThat(joined.readMessages()).isEqualTo(5);
    }

    private Optional<String> answer(UserId account, ClientId command) {
        return database.call(entities -> integrations(entities).answer(account, command));
    }

    private void advance(RoomId room, ReadPosition position) {
        database.call(entities -> {
            integrations(entities).advance(erp, Map.of(room, position));
            return true;
        });
    }
}

package org.parley.integration.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.util.List;
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
        return new JpaIntegrations(entities);
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
        RoomId orders = room("orders", erp);
        RoomId stock = room("stock", erp);
        RoomId foreign = room("foreign", account("archive"));

        advance(Map.of(orders, new ReadPosition(7, 5), stock, new ReadPosition(2, 1), foreign, new ReadPosition(9, 9)));
        advance(Map.of(orders, new ReadPosition(3, 2), stock, new ReadPosition(4, 3)));

        List<JoinedRoom> joined = database.call(entities -> new JpaMemberships(entities).roomsOf(erp));
        assertThat(joined)
                .extracting(room -> room.room().id(), JoinedRoom::readOffset, JoinedRoom::readMessages)
                .containsExactlyInAnyOrder(tuple(orders, 7L, 5L), tuple(stock, 4L, 3L));
    }

    private RoomId room(String name, UserId owner) {
        return database.call(entities -> new JpaRooms(entities)
                .create(new NewRoom(RoomKind.PUBLIC, name, ""), owner)
                .room()
                .id());
    }

    private Optional<String> answer(UserId account, ClientId command) {
        return database.call(entities -> integrations(entities).answer(account, command));
    }

    private void advance(Map<RoomId, ReadPosition> positions) {
        database.call(entities -> {
            integrations(entities).advance(erp, positions);
            return true;
        });
    }
}

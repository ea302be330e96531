package org.parley.account.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.database.Race;
import org.parley.database.TestDatabase;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;

class JpaAccountsIT {
    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void registeredPersonShouldBeFoundByNameAndById() {
        User alice = register("Alice", "Alice Smith");

        assertThat(alice.username()).isEqualTo("alice");
        database.run(entities -> {
            JpaAccounts accounts = new JpaAccounts(entities);
            assertThat(accounts.find(alice.id())).contains(alice);
            assertThat(accounts.credentials(Username.of("ALICE"))).hasValueSatisfying(found -> {
                assertThat(found.user()).isEqualTo(alice);
                assertThat(found.password().encoded()).isEqualTo("hash");
            });
            assertThat(accounts.credentials(Username.of("bob"))).isEmpty();
            assertThat(accounts.find(List.of(alice.id(), new UserId(TimeOrderedUuid.next()))))
                    .containsExactly(alice);
        });
    }

    @Test
    void usernameShouldBeTakenInAnyCase() {
        register("alice", "Alice");

        assertThatThrownBy(() -> register("ALICE", "Another"))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USERNAME_TAKEN));
    }

    @Test
    void oneOfManyShouldGetTheNameWhenAllRegisterItAtOnce() throws Exception {
        List<Object> results = Race.of(8, runner -> register("alice", "Alice " + runner));

        assertThat(results).filteredOn(User.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(ParleyException.class::isInstance)
                .hasSize(7)
                .allSatisfy(e -> assertThat(((ParleyException) e).code()).isEqualTo(ErrorCode.USERNAME_TAKEN));
    }

    @Test
    void searchShouldFindBeginningsOfBothNamesWhateverTheirCase() {
        User alice = register("alice", "Zoë Smith");
        User bob = register("bob", "ALBERT");
        register("carol", "Carol");

        assertThat(search("AL")).containsExactly(alice, bob);
        assertThat(search("zoË")).containsExactly(alice);
        assertThat(search("lice")).isEmpty();
    }

    @Test
    void searchShouldTakePatternCharactersLiterally() {
        register("alice", "Alice");
        User percent = register("bob", "100% Bob");

        assertThat(search("%")).isEmpty();
        assertThat(search("_lice")).isEmpty();
        assertThat(search("100%")).containsExactly(percent);
        assertThat(search("!")).isEmpty();
    }

    private List<User> search(String prefix) {
        return database.call(entities -> new JpaAccounts(entities).startingWith(prefix, 20));
    }

    private User register(String username, String displayName) {
        return database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of(username), displayName, new PasswordHash("hash"))));
    }
}

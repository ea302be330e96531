package org.parley.rate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;

class RatesTest {
    private static final UserId ALICE = UserId.of("0191d5c2-0000-7000-8000-0000000000a1");
    private static final UserId BOB = UserId.of("0191d5c2-0000-7000-8000-0000000000b1");

    private final Rates<UserId> rates = new Rates<>(() -> 10);

    @Test
    void aPersonShouldHaveOneAllowanceAndAnotherTheirOwn() {
        assertThat(allowed(ALICE)).isBetween(20L, 25L);
        assertThat(rates.allow(BOB)).isTrue();
    }

    @Test
    void anotherSettingShouldCountForThoseWhoSendOn() {
        AtomicInteger perSecond = new AtomicInteger(10);
        Rates<UserId> changing = new Rates<>(perSecond::get);
        IntStream.range(0, 100).forEach(i -> changing.allow(ALICE));
        assertThat(changing.allow(ALICE)).isFalse();

        perSecond.set(1000);

        assertThat(IntStream.range(0, 2000).filter(i -> changing.allow(ALICE)).count())
                .isEqualTo(2000);
    }

    @Test
    void whoHasBeenQuietShouldBeForgottenAndNobodyElse() {
        allowed(ALICE);
        rates.forgetTheQuiet();
        assertThat(rates.size()).isEqualTo(1);

        await().until(() -> {
            rates.forgetTheQuiet();
            return rates.size() == 0;
        });
    }

    private long allowed(UserId user) {
        return IntStream.range(0, 100).filter(i -> rates.allow(user)).count();
    }
}

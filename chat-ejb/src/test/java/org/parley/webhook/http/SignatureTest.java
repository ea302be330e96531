package org.parley.webhook.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;

class SignatureTest {

    /** The example of the specification. */
    @Test
    void aSignatureShouldBeAsStandardWebhooksHasIt() {
        Signature signature = Signature.of(
                "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
                Instant.ofEpochSecond(1_649_367_553),
                "{\"email\":\"test@example.com\",\"username\":\"test_user\"}".getBytes(UTF_8),
                SigningSecrets.of(new SigningSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")));

        assertThat(signature.value()).isEqualTo("v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
        assertThat(signature.timestamp()).isEqualTo("1649367553");
    }

    /** The example of its libraries. */
    @Test
    void aSignatureShouldBeAsTheLibrariesVerifyIt() {
        Signature signature = Signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(UTF_8),
                SigningSecrets.of(new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));

        assertThat(signature.value()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whileTwoSecretsAreGoodThereShouldBeASignatureByEach() {
        SigningSecret former = SigningSecret.random();
        SigningSecret current = SigningSecret.random();

        assertThat(signature(new SigningSecrets(current, Optional.of(former))))
                .isEqualTo(signature(SigningSecrets.of(current)) + " " + signature(SigningSecrets.of(former)));
    }

    private static String signature(SigningSecrets secrets) {
        return Signature.of("msg_1", Instant.EPOCH, "{}".getBytes(UTF_8), secrets)
                .value();
    }

    @Test
    void aNewSecretShouldHave256BitsAndNotShowThem() {
        SigningSecret secret = SigningSecret.random();

        assertThat(secret.key()).hasSize(32);
        assertThat(secret).isNotEqualTo(SigningSecret.random()).hasToString("SigningSecret[…]");
    }

    @Test
    void whatIsNoSecretShouldBeRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("whsec_"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("whsec_?"));
    }
}

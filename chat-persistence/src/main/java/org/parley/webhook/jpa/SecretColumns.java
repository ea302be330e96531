package org.parley.webhook.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;

/** The columns of what the requests to a service are signed with. */
@Embeddable
public class SecretColumns {
    /** What an update of the entity {@code e} sets to make the secret {@code :secret}, and the present one the former. */
    public static final String RENEWED =
            "e.secrets.formerSecret = e.secrets.secret, e.secrets.formerUntil = :until, e.secrets.secret = :secret";

    @Column
    String secret;

    @Column(name = "former_secret")
    @Nullable
    String formerSecret;

    @Column(name = "former_until")
    @Nullable
    Instant formerUntil;

    protected SecretColumns() {}

    public SecretColumns(SigningSecret secret) {
        this.secret = secret.text();
    }

    /** As of this time. */
    public SigningSecrets at(Instant now) {
        SigningSecret current = new SigningSecret(secret);
        return formerSecret != null && formerUntil != null && formerUntil.isAfter(now)
                ? new SigningSecrets(current, Optional.of(new SigningSecret(formerSecret)))
                : SigningSecrets.of(current);
    }
}

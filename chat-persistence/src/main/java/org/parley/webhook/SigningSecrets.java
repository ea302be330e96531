package org.parley.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the requests to a service are signed with. For the {@link #OVERLAP} after a new secret that is also the one before,
 * so that the service can take over the new one in its own time and refuses nothing, as Standard Webhooks has it.
 */
public record SigningSecrets(SigningSecret current, Optional<SigningSecret> former) {
    public static final Duration OVERLAP = Duration.ofDays(1);

    public static SigningSecrets of(SigningSecret secret) {
        return new SigningSecrets(secret, Optional.empty());
    }

    /** The current one first. */
    public List<SigningSecret> all() {
        return Stream.concat(Stream.of(current), former.stream()).toList();
    }
}

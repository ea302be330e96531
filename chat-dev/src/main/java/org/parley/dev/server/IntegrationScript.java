package org.parley.dev.server;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.utils.DefaultSensitiveStringCodec;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

/** {@code artemis/broker/integration.sh}. */
final class IntegrationScript {
    private static final Logger LOG = Logger.getLogger(IntegrationScript.class.getName());

    private IntegrationScript() {}

    /**
     * Runs it on the users of a broker and returns when it is done.
     *
     * @param input what the script reads
     * @throws ServerFailedException when it refuses
     */
    static void run(Installation installation, Path users, String input, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(installation.brokerConfiguration().resolve("integration.sh").toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PARLEY_BROKER_USERS", users.toString());
        try {
            Process process = builder.start();
            give(process, input);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ServerFailedException(said.strip());
            }
        } catch (IOException e) {
            throw new ServerFailedException("integration.sh could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("integration.sh was not waited for: interrupted", e);
        }
    }

    /** A script that refuses ends without having read it, and tells why. */
    private static void give(Process process, String input) {
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException e) {
            LOG.log(Level.FINE, "integration.sh does not read", e);
        }
    }

    /** What {@code artemis mask --hash} makes of it, which the script takes as it is. */
    static String hashed(String password) {
        try {
            String hash = PasswordMaskingUtil.getDefaultCodec(
                            Map.of(DefaultSensitiveStringCodec.ALGORITHM, DefaultSensitiveStringCodec.ONE_WAY))
                    .encode(password);
            return "ENC(" + hash + ")";
        } catch (Exception e) {
            throw new ServerFailedException("The password could not be hashed: " + e.getMessage(), e);
        }
    }
}

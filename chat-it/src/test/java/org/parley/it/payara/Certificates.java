package org.parley.it.payara;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that the servers of a domain have made for themselves. */
final class Certificates {
    /** Payara's default; it protects nothing but certificates here. */
    private static final String MASTER_PASSWORD = "changeit";

    private Certificates() {}

    /** Trusts those in this PKCS #12 file, and nobody else. */
    static SSLContext trusted(Path file) throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStore.getInstance(file.toFile(), MASTER_PASSWORD.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}

package org.parley.it.loadbalancer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of {@code localhost} and its address, signed by itself.
 *
 * @param pem certificate and key, as HAProxy takes them
 * @param store the same as a PKCS #12 file
 * @param password of that file
 * @param trustStore the certificate alone, in a file that is read without a password
 * @param trust that takes this certificate for good, and no other
 */
public record Certificate(Path pem, Path store, String password, Path trustStore, SSLContext trust) {
    private static final String ALIAS = "localhost";

    /** Unlike PKCS #12, it keeps certificates unencrypted. */
    private static final String TRUST_STORE = "JKS";

    /** Makes one by the JDK's keytool. */
    public static Certificate make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path store = folder.resolve("localhost.p12");
        Files.deleteIfExists(store);
        // for this file alone
        String password = UUID.randomUUID().toString();
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias localhost -keyalg EC -groupname secp256r1 -dname CN=localhost"
                + " -ext san=dns:localhost,ip:127.0.0.1 -validity 2 -storetype PKCS12 -storepass:env STORE_PASSWORD -keystore";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(options.split(" ")));
        command.add(store.toString());
        Verdict verdict = Verdict.of(Map.of("STORE_PASSWORD", password), command);
        if (!verdict.isGood()) {
            throw new IOException(verdict.said());
        }
        return read(store, password, folder);
    }

    private static Certificate read(Path store, String password, Path folder)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Key key = keys.getKey(ALIAS, password.toCharArray());
        java.security.cert.Certificate certificate = keys.getCertificate(ALIAS);
        Path pem = folder.resolve("localhost.pem");
        Files.writeString(pem, block("CERTIFICATE", certificate.getEncoded()) + block("PRIVATE KEY", key.getEncoded()));
        KeyStore trusted = KeyStore.getInstance(TRUST_STORE);
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        Path trustStore = folder.resolve("trusted.jks");
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            trusted.store(out, password.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new Certificate(pem, store, password, trustStore, context);
    }

    private static String block(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}

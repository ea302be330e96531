package org.parley.room.service;

import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR of chat-persistence and the libraries that it is deployed with, as the flat WAR of chat-micro has them. */
final class ContainerArchive {
    /** What Payara does not bring itself; see {@code provided-by-payara} in the parent POM. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "(hibernate-(core|commons-annotations)|byte-buddy|antlr4-runtime"
                    + "|classmate|jandex|postgresql|flyway-.*|jackson-annotations|mongodb-driver-.*|bson.*|jedis|commons-pool2"
                    + "|json|gson|redis-authx-core|password4j|slf4j-api|slf4j-jdk14|jspecify|assertj-core)-[0-9][^/]*\\.jar");

    private ContainerArchive() {}

    static WebArchive create() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "parley.war")
                .addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\""
                                + " version=\"4.0\" bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml");
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .forEach(entry -> add(war, entry));
        return war;
    }

    private static void add(WebArchive war, File entry) {
        String path = entry.getPath().replace(File.separatorChar, '/');
        if (entry.isFile() && (LIBRARIES.matcher(entry.getName()).matches() || isPersistence(entry.getName()))) {
            war.addAsLibrary(entry);
        } else if (path.endsWith("chat-persistence/target/classes")) {
            war.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "chat-persistence.jar")
                    .as(ExplodedImporter.class)
                    .importDirectory(entry)
                    .as(JavaArchive.class));
        }
    }

    private static boolean isPersistence(String name) {
        return name.startsWith("chat-persistence-") && !name.endsWith("-tests.jar");
    }
}

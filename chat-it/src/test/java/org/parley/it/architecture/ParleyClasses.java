package org.parley.it.architecture;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The compiled classes of all modules, from these modules' target folders, and which module each is in. */
final class ParleyClasses {
    static final String PERSISTENCE = "chat-persistence";
    static final String EJB = "chat-ejb";
    static final String WEB = "chat-web";

    /** What runs in the application server. */
    static final List<String> APPLICATION = List.of(PERSISTENCE, EJB, WEB);

    private static final List<String> TOOLS =
            List.of("chat-log", "chat-client", "chat-dev", "chat-bench", "chat-harness", "payara-console");

    private ParleyClasses() {}

    static JavaClasses ofApplication() {
        return of(APPLICATION);
    }

    static JavaClasses ofAll() {
        return of(Stream.of(APPLICATION, TOOLS).flatMap(List::stream).toList());
    }

    static JavaClasses of(List<String> modules) {
        List<Path> folders = modules.stream()
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException(folder + " is missing: build that module first");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    static DescribedPredicate<JavaClass> in(String... modules) {
        List<String> names = List.of(modules);
        return DescribedPredicate.describe("in " + String.join(" or ", names), type -> names.contains(module(type)));
    }

    /** The folder name of the module that holds {@code type}; empty for what is not Parley's. */
    static String module(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().getPath())
                .flatMap(path -> Stream.of(APPLICATION, TOOLS)
                        .flatMap(List::stream)
                        .filter(name -> path.contains("/" + name + "/target/"))
                        .findFirst())
                .orElse("");
    }

    static Set<String> packages(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
    }
}

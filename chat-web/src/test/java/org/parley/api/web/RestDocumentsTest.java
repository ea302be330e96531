package org.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of requests in {@code docs/protocol.md} and the resources say the same. */
class RestDocumentsTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(GET|POST|PUT|PATCH|DELETE) (/[^`? ]*)", Pattern.MULTILINE);
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    @Test
    void theTableShouldNameEveryRequestAndNoOther() throws IOException {
        String protocol = Files.readString(java.nio.file.Path.of("..", "docs", "protocol.md"));
        Set<String> told = new TreeSet<>();
        ROW.matcher(protocol)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .forEach(told::add);

        assertThat(told).containsExactlyElementsOf(requests());
    }

    private static Set<String> requests() throws IOException {
        Set<String> requests = new TreeSet<>();
        try (Stream<java.nio.file.Path> classes = Files.walk(java.nio.file.Path.of("target", "classes"))) {
            classes.map(java.nio.file.Path::toString)
                    .filter(file -> file.endsWith("Resource.class"))
                    .map(RestDocumentsTest::type)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                            .flatMap(method -> requests(resource, method))
                            .forEach(requests::add));
        }
        return requests;
    }

    private static Stream<String> requests(Class<?> resource, Method method) {
        String path = "/" + resource.getAnnotation(Path.class).value()
                + (method.isAnnotationPresent(Path.class)
                        ? "/" + method.getAnnotation(Path.class).value()
                        : "");
        return METHODS.stream()
                .filter(method::isAnnotationPresent)
                .map(http -> http.getAnnotation(HttpMethod.class).value() + " " + path);
    }

    private static Class<?> type(String file) {
        String name = file.substring(file.indexOf("org"), file.length() - ".class".length());
        try {
            return Class.forName(name.replace('/', '.'), false, RestDocumentsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

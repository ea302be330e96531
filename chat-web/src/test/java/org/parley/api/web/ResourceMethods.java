package org.parley.api.web;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the annotations and types of the REST resources in {@code target/classes} say. */
final class ResourceMethods {

    private ResourceMethods() {}

    /** The method that answers each request, such as {@code GET /rooms/{room}}. */
    static Map<String, Method> byRequest() {
        Map<String, Method> methods = new TreeMap<>();
        try (Stream<java.nio.file.Path> classes = Files.walk(java.nio.file.Path.of("target", "classes"))) {
            classes.map(java.nio.file.Path::toString)
                    .filter(file -> file.endsWith("Resource.class"))
                    .map(ResourceMethods::type)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                    .forEach(method ->
                            httpMethod(method).ifPresent(http -> methods.put(http + " " + path(method), method)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return methods;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Method method) {
        String below = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        return "/" + method.getDeclaringClass().getAnnotation(Path.class).value() + below;
    }

    /** Such as {@code path room} and {@code query limit}. */
    static Set<String> parameters(Method method) {
        Set<String> parameters = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            named(parameter, PathParam.class, PathParam::value).ifPresent(name -> parameters.add("path " + name));
            named(parameter, QueryParam.class, QueryParam::value).ifPresent(name -> parameters.add("query " + name));
            named(parameter, HeaderParam.class, HeaderParam::value).ifPresent(name -> parameters.add("header " + name));
        }
        return parameters;
    }

    private static <A extends Annotation> Optional<String> named(
            Parameter parameter, Class<A> annotation, java.util.function.Function<A, String> name) {
        return Optional.ofNullable(parameter.getAnnotation(annotation)).map(name);
    }

    static boolean takesBody(Method method) {
        return body(method).isPresent()
                || Arrays.asList(method.getParameterTypes()).contains(InputStream.class);
    }

    /** The record that a body is read into, where it is not read by hand. */
    static Optional<Class<?>> body(Method method) {
        return Arrays.<Class<?>>stream(method.getParameterTypes())
                .filter(Class::isRecord)
                .findFirst();
    }

    /** The record that is answered, or a list of which, now or later, where the method's type tells. */
    static Optional<Class<?>> answer(Method method) {
        Type type = method.getGenericReturnType();
        while (type instanceof ParameterizedType container) {
            type = container.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> found && found.isRecord() ? Optional.of(found) : Optional.empty();
    }

    private static Class<?> type(String file) {
        String name = file.substring(file.indexOf("org"), file.length() - ".class".length());
        try {
            return Class.forName(name.replace('/', '.'), false, ResourceMethods.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

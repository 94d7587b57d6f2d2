package org.symbolon.spring;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/**
 * What compiled classes show to others, a line for each type and member.
 *
 * @param classes where the packages lie
 */
record Shown(Path classes) {
    /** What every object, record or enum has. */
    private static final Pattern IMPLIED = Pattern.compile(
            " (toString\\(\\)|hashCode\\(\\)|equals\\(java.lang.Object\\)|values\\(\\)|valueOf\\(java.lang.String\\))");

    static Shown ofAdapter() {
        try {
            var source = SymbolonAutoConfiguration.class.getProtectionDomain().getCodeSource();
            return new Shown(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What differs, with a plus for what is shown and not listed, and a minus for what is listed and not shown. */
    static List<String> differences(List<String> listed, List<String> shown) {
        var differences = Stream.concat(
                        listed.stream().filter(line -> !shown.contains(line)).map(line -> "- " + line),
                        shown.stream().filter(line -> !listed.contains(line)).map(line -> "+ " + line))
                .toList();
        return differences.isEmpty() && !listed.equals(shown) ? List.of("the order of lines") : differences;
    }

    /** Every package with a class in it. */
    List<String> packages() {
        return files().map(file -> Objects.requireNonNull(file.getParent()))
                .map(Shown::name)
                .distinct()
                .sorted()
                .toList();
    }

    List<String> lines() {
        return files().map(Shown::name)
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .flatMap(name -> lines(load(name)).stream())
                .toList();
    }

    private Stream<Path> files() {
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(classes::relativize).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path path) {
        return path.toString().replace(File.separatorChar, '.');
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Shown.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A type and what it declares; nothing where it cannot be seen. */
    static List<String> lines(Class<?> type) {
        if (!isSeen(type)) {
            return List.of();
        }
        var members = Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> isSeen(((Member) member).getModifiers()) && !((Member) member).isSynthetic())
                .map(member -> text(member, type))
                .filter(text -> !IMPLIED.matcher(text).find())
                .sorted();
        return Stream.concat(Stream.of(head(type)), members)
                .map(line -> type.getName() + ": " + line)
                .toList();
    }

    private static boolean isSeen(Class<?> type) {
        var outer = type.getEnclosingClass();
        return isSeen(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isSeen(outer));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String head(Class<?> type) {
        var above = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object") && !name.equals("java.lang.Record"))
                .toList();
        var head = type.toGenericString().replaceAll("\\b(non-)?sealed ", ""); // which JDK 17 does not write
        return (type.isSealed() ? "sealed " : "") + head + (above.isEmpty() ? "" : " : " + String.join(", ", above));
    }

    private static String text(AccessibleObject member, Class<?> type) {
        var text = member instanceof Executable executable
                ? executable.toGenericString()
                : ((Field) member).toGenericString();
        return text.replaceAll("\\b(transient|volatile|synchronized|native) ", "")
                .replace(type.getName() + ".", "")
                .replace(type.getName() + "(", "new(");
    }
}

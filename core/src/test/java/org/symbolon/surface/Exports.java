package org.symbolon.surface;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.Symbolon;

/**
 * What a module shows to others.
 *
 * @param classes where its packages lie
 */
record Exports(ModuleDescriptor module, Path classes) {
    static Exports ofLibrary() {
        var classes = homeOf(Symbolon.class);
        try (var descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            return new Exports(ModuleDescriptor.read(descriptor, () -> packagesIn(classes)), classes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path homeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The compiler writes down only those that are exported. */
    private static Set<String> packagesIn(Path classes) {
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).getParent())
                    .filter(Objects::nonNull)
                    .map(folder -> folder.toString().replace(File.separatorChar, '.'))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> packages() {
        return module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }

    /** Every type that can be named from outside. */
    List<Class<?>> types() {
        return packages().stream()
                .flatMap(this::typesIn)
                .filter(Exports::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private Stream<Class<?>> typesIn(String name) {
        try (var files = Files.list(classes.resolve(name.replace('.', '/')))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .<Class<?>>map(file -> load(name + "." + file.substring(0, file.length() - ".class".length())))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The class that bears a package's annotations, where there is one. */
    Optional<Class<?>> infoOf(String name) {
        return Files.exists(classes.resolve(name.replace('.', '/')).resolve("package-info.class"))
                ? Optional.of(load(name + ".package-info"))
                : Optional.empty();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Exports.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isVisible(Class<?> type) {
        var outer = type.getDeclaringClass();
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.isSynthetic()
                && isVisible(type.getModifiers(), outer)
                && (outer == null || isVisible(outer));
    }

    /** A protected member is of use only where its type can be extended. */
    static boolean isVisible(int modifiers, @Nullable Class<?> owner) {
        return Modifier.isPublic(modifiers)
                || (Modifier.isProtected(modifiers) && owner != null && !Modifier.isFinal(owner.getModifiers()));
    }

    boolean isOwn(Class<?> type) {
        return module.packages().contains(type.getPackageName());
    }

    /** Whether a reader of this module can name the type, and needs to require no other module for it. */
    boolean canBeNamed(Class<?> type) {
        if (type.isArray()) {
            return canBeNamed(type.componentType());
        }
        return isOwn(type)
                ? packages().contains(type.getPackageName()) && isVisible(type)
                : type.getModule().isNamed() && isReadable(type.getModule().getName());
    }

    private boolean isReadable(String name) {
        return name.equals("java.base")
                || module.requires().stream()
                        .filter(each -> each.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                        .anyMatch(each -> each.name().equals(name));
    }
}

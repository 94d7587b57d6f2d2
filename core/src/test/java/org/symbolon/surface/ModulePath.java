package org.symbolon.surface;

import java.io.File;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where modules are found: those that are asked for and what they cannot do without. */
record ModulePath(List<Path> entries) {
    /** The library as it was packaged, and its dependencies as they are on the class path. */
    static ModulePath of(String... modules) {
        var found = new LinkedHashMap<String, ModuleReference>();
        var everything = ModuleFinder.of(
                Stream.concat(Stream.of(Artifacts.JAR), libraries()).toArray(Path[]::new));
        Arrays.stream(modules).forEach(name -> find(name, everything, found));
        return new ModulePath(found.values().stream()
                .map(module -> Path.of(module.location().orElseThrow()))
                .toList());
    }

    private static Stream<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(entry -> !entry.equals(Artifacts.JAR));
    }

    private static void find(String name, ModuleFinder everything, Map<String, ModuleReference> found) {
        var module = everything.find(name);
        if (module.isEmpty() || found.putIfAbsent(name, module.get()) != null) {
            return;
        }
        module.get().descriptor().requires().stream()
                .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
                .forEach(each -> find(each.name(), everything, found));
    }

    ModulePath and(Path entry) {
        return new ModulePath(Stream.concat(Stream.of(entry), entries.stream()).toList());
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

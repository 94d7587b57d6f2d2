package org.symbolon.surface;

import java.lang.module.ModuleDescriptor;
import java.util.Set;

/** A module whose surface is known, and has every fault. */
final class Planted {
    private static final String HOME = "org.symbolon.surface.planted.";

    private Planted() {}

    static Exports exporting(String name) {
        var module = ModuleDescriptor.newModule("planted")
                .exports(HOME + name)
                .packages(Set.of(HOME + "hidden"))
                .build();
        return new Exports(module, Exports.homeOf(Planted.class));
    }
}

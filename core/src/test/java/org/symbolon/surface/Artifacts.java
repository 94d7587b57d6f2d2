package org.symbolon.surface;

import java.nio.file.Path;

/** What the build made of this module, as it will be published. */
final class Artifacts {
    /** Without the ending by which each of them differs from the others. */
    private static final String STEM = System.getProperty("symbolon.artifact", "");

    static final Path JAR = Path.of(STEM + ".jar");
    static final Path SOURCES = Path.of(STEM + "-sources.jar");
    static final Path JAVADOC = Path.of(STEM + "-javadoc.jar");
    static final Path BILL = JAR.resolveSibling("bom.xml");

    private Artifacts() {}
}

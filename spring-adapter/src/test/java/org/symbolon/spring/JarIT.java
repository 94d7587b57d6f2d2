package org.symbolon.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar is what Spring Boot and the module path look for in it. */
class JarIT {
    private static final String JAR = System.getProperty("symbolon.artifact", "") + ".jar";

    @Test
    void jarIsAModuleByNameAndBringsWhatBootReads() throws IOException {
        try (var jar = new JarFile(JAR)) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("org.symbolon.spring");
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains(
                            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                            "META-INF/spring-autoconfigure-metadata.properties",
                            "META-INF/spring-configuration-metadata.json",
                            "META-INF/symbolon/openapi.json",
                            "org/symbolon/spring/web/texts_fr.properties")
                    .noneMatch(name -> name.startsWith("org/springframework/"));
        }
    }
}

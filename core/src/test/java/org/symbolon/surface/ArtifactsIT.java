package org.symbolon.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What is published beside the jar is whole, and the jar holds nothing that is not meant to be. */
class ArtifactsIT {
    @Test
    void jarHoldsClassesAndTextsOnly() throws Exception {
        assertThat(entries(Artifacts.JAR))
                .contains("module-info.class", "org/symbolon/Symbolon.class")
                .filteredOn(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
                .containsExactlyInAnyOrder(
                        "org/symbolon/mail/texts.properties",
                        "org/symbolon/mail/texts_fr.properties",
                        "org/symbolon/password/common-passwords.NOTICE.txt",
                        "org/symbolon/password/common-phrases.txt",
                        "org/symbolon/password/common-words.txt");
    }

    @Test
    void sourcesAreThoseOfEveryTopLevelClass() throws Exception {
        var expected = entries(Artifacts.JAR).stream()
                .filter(name -> name.endsWith(".class") && !name.contains("$"))
                .map(name -> name.replace(".class", ".java"))
                .toList();

        assertThat(entries(Artifacts.SOURCES)).containsAll(expected);
    }

    @Test
    void javadocTellsOfEveryExportedPackageAndOfNoOther() throws Exception {
        var told = entries(Artifacts.JAVADOC).stream()
                .filter(name -> name.endsWith("/package-summary.html"))
                .map(name -> name.replaceAll("^org\\.symbolon/|/package-summary\\.html$", ""))
                .map(name -> name.replace('/', '.'));

        assertThat(told).containsExactlyInAnyOrderElementsOf(exported());
    }

    private static List<String> exported() {
        var module = ModuleFinder.of(Artifacts.JAR).find("org.symbolon").orElseThrow();
        return module.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .toList();
    }

    @Test
    @MadeOnLine
    void billOfMaterialsNamesWhatRunsAndNothingThatOnlyTests() throws Exception {
        assertThat(Artifacts.BILL.resolveSibling("bom.json")).isNotEmptyFile();
        assertThat(Xml.read(Artifacts.BILL).texts("/bom/components/component/name"))
                .contains("bcprov-jdk18on", "nimbus-jose-jwt", "passay", "caffeine", "jmail", "jspecify", "angus-mail")
                .doesNotContain("junit-jupiter", "assertj-core", "archunit", "greenmail");
    }

    @Test
    @MadeOnLine
    void billOfMaterialsSaysWhereTheProjectLives() throws Exception {
        var home = Xml.read(Path.of("../pom.xml")).texts("/project/url");

        assertThat(Xml.read(Artifacts.BILL)
                        .texts("/bom/metadata/component/externalReferences/reference[@type='website']/url"))
                .isEqualTo(home);
    }

    /** Maven makes no bill of materials with {@code -o}. */
    @Retention(RetentionPolicy.RUNTIME)
    @DisabledIfSystemProperty(named = "symbolon.maven", matches = "offline=true")
    private @interface MadeOnLine {}

    private static List<String> entries(Path jar) throws IOException {
        assertThat(Files.exists(jar)).as("%s", jar).isTrue();
        try (var opened = new JarFile(jar.toFile())) {
            return opened.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}

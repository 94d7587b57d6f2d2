package org.symbolon.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is published beside the jar is whole, and the jar holds nothing that is not meant to be. */
class ArtifactsIT {
    @Test
    void jarHoldsClassesAndTextsOnly() throws Exception {
        assertThat(entries(Artifacts.JAR))
                .contains("module-info.class", "org/symbolon/Symbolon.class")
                .allMatch(name ->
                        name.endsWith(".class") || name.endsWith(".properties") || name.startsWith("META-INF/"));
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

        assertThat(told).containsExactlyInAnyOrderElementsOf(Exports.ofLibrary().packages());
    }

    @Test
    void billOfMaterialsNamesWhatRunsAndNothingThatOnlyTests() throws Exception {
        assertThat(Artifacts.BILL.resolveSibling("bom.json")).isNotEmptyFile();
        assertThat(Xml.read(Artifacts.BILL).texts("/bom/components/component/name"))
                .contains("bcprov-jdk18on", "nimbus-jose-jwt", "passay", "caffeine", "jmail", "jspecify", "angus-mail")
                .doesNotContain("junit-jupiter", "assertj-core", "archunit", "greenmail");
    }

    @Test
    void billOfMaterialsSaysWhereTheProjectLives() throws Exception {
        var home = Xml.read(Path.of("../pom.xml")).texts("/project/url");

        assertThat(Xml.read(Artifacts.BILL)
                        .texts("/bom/metadata/component/externalReferences/reference[@type='website']/url"))
                .isEqualTo(home);
    }

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

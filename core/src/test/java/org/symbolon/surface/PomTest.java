package org.symbolon.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs say all that Maven Central asks for. */
class PomTest {
    private static final Path ROOT = Path.of("..");

    /** What every module inherits; its name and description are its own. */
    private static final List<String> INHERITED = List.of(
            "/project/url",
            "/project/licenses/license/name",
            "/project/licenses/license/url",
            "/project/developers/developer/name",
            "/project/scm/connection",
            "/project/scm/developerConnection",
            "/project/scm/url",
            "/project/issueManagement/url",
            "/project[@child.project.url.inherit.append.path='false']",
            "/project/scm[@child.scm.connection.inherit.append.path='false']",
            "/project/scm[@child.scm.developerConnection.inherit.append.path='false']",
            "/project/scm[@child.scm.url.inherit.append.path='false']");

    private static final List<String> OWN = List.of(
            "/project/name",
            "/project/description",
            "//plugins/plugin[artifactId='maven-source-plugin']",
            "//plugins/plugin[artifactId='maven-javadoc-plugin']",
            "//plugins/plugin[artifactId='cyclonedx-maven-plugin']");

    static List<String> published() throws Exception {
        var published = new ArrayList<String>();
        for (var module : parent().texts("/project/modules/module")) {
            if (module(module).nodes("/project/properties/maven.deploy.skip").isEmpty()) {
                published.add(module);
            }
        }
        return published;
    }

    @Test
    void parentSaysWhatAllHaveInCommon() throws Exception {
        assertThat(missing(parent(), INHERITED)).isEmpty();
        assertThat(missing(parent(), OWN)).isEmpty();
    }

    @Test
    void coreIsPublishedAndExamplesAreNot() throws Exception {
        assertThat(published()).contains("core").doesNotContain("examples");
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedModuleSaysWhatItIsAndInheritsTheRest(String module) throws Exception {
        assertThat(missing(module(module), OWN)).isEmpty();
        for (var path : List.of("/project/url", "/project/scm", "/project/licenses", "/project/developers")) {
            assertThat(module(module).nodes(path)).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("INHERITED")
    void whatIsMissingIsFound(String path) throws Exception {
        var doctored = parent();
        for (var node : doctored.nodes(path)) {
            node.getParentNode().removeChild(node);
        }

        assertThat(missing(doctored, INHERITED)).contains(path);
    }

    private static List<String> missing(Xml pom, List<String> paths) throws Exception {
        var missing = new ArrayList<String>();
        for (var path : paths) {
            if (pom.nodes(path).isEmpty() || pom.texts(path).contains("")) {
                missing.add(path);
            }
        }
        return missing;
    }

    private static Xml parent() throws Exception {
        return Xml.read(ROOT.resolve("pom.xml"));
    }

    private static Xml module(String name) throws Exception {
        return Xml.read(ROOT.resolve(name).resolve("pom.xml"));
    }
}

package org.symbolon.spring.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What README shows to users of Spring Boot is what is compiled and runs. */
class ReadmeTest {
    private static final Path SOURCES = Path.of("src/test/java/org/symbolon/spring");
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    @ParameterizedTest
    @CsvSource({
        "app/VideoApplication.java, twelve-lines",
        "readme/VideoSecurity.java, security",
        "readme/MyVideos.java, controller",
        "customers/CustomerRows.java, rows",
        "readme/MyVideosTest.java, testing"
    })
    void snippetIsTheCodeThatIsCompiled(String file, String name) throws IOException {
        var source = Files.readString(SOURCES.resolve(file));
        var region = Pattern.compile("// snippet: " + name + "\n(.*?) *// end of snippet", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).isTrue();

        assertThat(readme())
                .contains("```java\n" + region.group(1).stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void everyPropertyIsNamed() throws IOException {
        var metadata = JsonMapper.shared().readTree(Files.readString(METADATA));
        var readme = readme();

        assertThat(metadata.required("properties")).isNotEmpty().allSatisfy(property -> {
            var name = property.required("name").asString();
            assertThat(readme).contains(name.substring(name.lastIndexOf('.') + 1));
        });
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("../README.md"));
    }
}

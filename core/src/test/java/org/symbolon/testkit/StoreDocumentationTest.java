package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.symbolon.store.StoreUnit;

/** What the documentation of the store says is what is compiled. */
class StoreDocumentationTest {
    private static final Path SOURCES = Path.of("src");
    private static final Pattern ROW =
            Pattern.compile("<td>\\{@code ([^}]+)}</td>\\s*<td>\\{@code ([^}]+)}</td>\\s*<td>[^<]+</td>");

    @Test
    void tableHasEveryVerbWithItsArgumentsAndAnswerAndNoOther() throws Exception {
        var verbs = Arrays.stream(StoreUnit.class.getMethods())
                .filter(kind -> kind.getReturnType().isInterface())
                .flatMap(kind -> Arrays.stream(kind.getReturnType().getMethods())
                        .map(verb -> kind.getName() + "." + signature(verb)))
                .toList();

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(verbs);
    }

    private static List<String> documented() throws Exception {
        return ROW.matcher(comment("store"))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
    }

    private static String signature(Method verb) {
        var arguments =
                Arrays.stream(verb.getParameters()).map(Parameter::getName).collect(Collectors.joining(", "));
        var answer = verb.getGenericReturnType().getTypeName().replaceAll("[a-zA-Z.$]*[.$]", "");
        return verb.getName() + "(" + arguments + "): " + answer;
    }

    @Test
    void tenLinesOfTheTestkitAreThoseThatAreCompiled() throws Exception {
        var shown =
                Pattern.compile("<pre>\\{@code\n(.*?)}</pre>", Pattern.DOTALL).matcher(comment("testkit"));
        assertThat(shown.find()).isTrue();

        var compiled =
                Files.readString(SOURCES.resolve("test/java/org/symbolon/store/memory/InMemoryStoreLawsTest.java"));
        assertThat(withoutSpace(compiled)).endsWith(withoutSpace(shown.group(1)));
    }

    private static String comment(String room) throws Exception {
        var source = Files.readString(SOURCES.resolve("main/java/org/symbolon/" + room + "/package-info.java"));
        return source.replaceAll("(?m)^ \\* ?", "");
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}

package org.symbolon.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.symbolon.spring.planted.Seen;

/** What users of the adapter can see is what was reviewed. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/main/api/public-api.txt");
    private static final String REWRITE = "mvn -q -pl spring-adapter test -Dtest=PublicApiTest -Dsymbolon.api=write";
    private static final List<String> HEAD = List.of(
            "# Every public or protected type and member of the adapter.",
            "# After a change that is meant: " + REWRITE,
            "");

    private static final String NAME = "org.symbolon.spring.planted.Seen: ";

    private final Shown adapter = Shown.ofAdapter();

    @Test
    void surfaceIsTheListedOne() throws IOException {
        var shown = adapter.lines();
        if ("write".equals(System.getProperty("symbolon.api"))) {
            Files.createDirectories(LISTING.getParent());
            Files.write(LISTING, Stream.concat(HEAD.stream(), shown.stream()).toList());
        }

        assertThat(Shown.differences(listed(), shown))
                .as("what changed in the public API (+ is new, - is gone); if that is meant: %s", REWRITE)
                .isEmpty();
    }

    @Test
    void changedSurfaceIsCaught() {
        var shown = adapter.lines();
        var doctored = new ArrayList<>(shown);
        var gone = doctored.remove(doctored.size() / 2);
        doctored.add("class org.symbolon.spring.Gone");

        assertThat(Shown.differences(doctored, shown)).containsExactly("- class org.symbolon.spring.Gone", "+ " + gone);
    }

    @Test
    void whatOthersCanSeeIsShownAndNothingElse() {
        assertThat(Shown.lines(Seen.class))
                .containsExactly(
                        NAME + "public class " + NAME.replace(": ", "") + "<T> : java.util.function.Supplier<T>",
                        NAME + "protected final T seen",
                        NAME + "protected new(T)",
                        NAME + "public T get()",
                        NAME + "public final java.util.List<java.lang.String> told(int,T) throws java.io.IOException");
        assertThat(Shown.lines(Inner.class)).isEmpty();
    }

    /** Public in vain, within what is not. */
    public static final class Inner {}

    private static List<String> listed() throws IOException {
        return Files.readAllLines(LISTING).stream().skip(HEAD.size()).toList();
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        assertThat(adapter.packages())
                .contains("org.symbolon.spring.core", "org.symbolon.spring.testing")
                .allSatisfy(
                        name -> assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                                .as(name)
                                .isTrue());
    }
}

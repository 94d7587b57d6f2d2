package org.symbolon.surface;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What users of the library can see is what was reviewed. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/main/api/public-api.txt");
    private static final String REWRITE = "mvn -q -pl core test -Dtest=PublicApiTest -Dsymbolon.api=write";
    private static final List<String> HEAD = List.of(
            "# Every type and member that module org.symbolon exports. What is not said to be protected is public;",
            "# what records and enums imply is left out, and so are constructors that only the module itself can call.",
            "# After a change that is meant: " + REWRITE,
            "");

    private final Exports exports = Exports.ofLibrary();

    @Test
    void surfaceIsTheListedOne() throws Exception {
        var shown = Listing.of(exports);
        if ("write".equals(System.getProperty("symbolon.api"))) {
            Files.createDirectories(LISTING.getParent());
            Files.write(LISTING, Stream.concat(HEAD.stream(), shown.stream()).toList());
        }

        assertThat(Listing.differences(listed(), shown))
                .as("what changed in the public API (+ is new, - is gone); if that is meant: %s", REWRITE)
                .isEmpty();
    }

    @Test
    void changedSurfaceIsCaught() {
        var shown = Listing.of(exports);
        var doctored = new ArrayList<>(shown);
        var gone = doctored.remove(doctored.size() / 2);
        doctored.add("org.symbolon.Symbolon: void open()");

        assertThat(Listing.differences(doctored, shown))
                .containsExactly("- org.symbolon.Symbolon: void open()", "+ " + gone);
    }

    private static List<String> listed() throws IOException {
        return Files.readAllLines(LISTING).stream().skip(HEAD.size()).toList();
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        var names = exports.types().stream().collect(groupingBy(new TypeText(exports)::name));

        assertThat(names)
                .hasSizeGreaterThan(50)
                .allSatisfy((name, types) -> assertThat(types).hasSize(1));
    }

    @Test
    void noSignatureSpeaksOfWhatItsReaderCannotName() {
        assertThat(Leaks.of(exports)).isEmpty();
    }

    @Test
    void everyLeakIsFound() {
        assertThat(Leaks.of(Planted.exporting("leaky")))
                .map(leak -> leak.replaceAll(".* (?=.* speaks)|\\w+\\.", ""))
                .containsExactlyInAnyOrder(
                        "Leaky$OfParent speaks of Secret",
                        "Leaky$OfRecord speaks of Secret",
                        "Leaky$OfVariable speaks of Secret",
                        "returned() speaks of Secret",
                        "taken(List) speaks of Secret",
                        "bound(Secret) speaks of Secret",
                        "library() speaks of JavaClass",
                        "own() speaks of Quiet");
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        assertThat(unmarked(exports)).isEmpty();
        assertThat(exports.module().packages()).contains("org.symbolon", "org.symbolon.flow");
    }

    @Test
    void packageThatSaysNothingIsFound() {
        assertThat(unmarked(Planted.exporting("bare"))).containsExactly("org.symbolon.surface.planted.bare");
    }

    private static List<String> unmarked(Exports exports) {
        return exports.module().packages().stream()
                .sorted()
                .filter(name -> exports.infoOf(name)
                        .flatMap(info -> Optional.ofNullable(info.getAnnotation(NullMarked.class)))
                        .isEmpty())
                .toList();
    }
}

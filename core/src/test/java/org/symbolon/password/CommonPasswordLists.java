package org.symbolon.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.symbolon.account.Password;

/**
 * Makes the two lists of {@link CommonPasswords} from the sources that {@code common-passwords.NOTICE.txt} names,
 * always the same bytes from the same sources. A JDK and the compiled classes are all it takes:
 *
 * <pre>java -cp core/target/classes:core/target/test-classes org.symbolon.password.CommonPasswordLists \
 *     MILLION SECLISTS DJANGO core/src/main/resources/org/symbolon/password</pre>
 *
 * <p>It takes texts apart with the code that takes passwords apart, so that entries and what is looked up agree.
 */
final class CommonPasswordLists {
    private static final int RANKS_OF_WORDS = 100_000;
    private static final int RANKS_WITHOUT_WORD = 200_000;
    private static final int SHARED_OFTEN = 3;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int SHORTEST_PHRASE = 15;

    private final List<String> million;
    private final List<String> secLists;
    private final List<String> django;

    /**
     * @param million the most common first
     * @param secLists in any order
     * @param django the most common first
     */
    CommonPasswordLists(List<String> million, List<String> secLists, List<String> django) {
        this.million = caseless(million);
        this.secLists = caseless(secLists);
        this.django = caseless(django);
    }

    public static void main(String[] files) throws IOException {
        var lists = new CommonPasswordLists(read(Path.of(files[0])), read(Path.of(files[1])), read(Path.of(files[2])));
        var folder = Path.of(files[3]);
        Files.write(folder.resolve("common-words.txt"), lines("Words behind common passwords", lists.words()));
        Files.write(folder.resolve("common-phrases.txt"), lines("Long common passwords", lists.phrases()));
    }

    /** What the most common passwords are without digits and symbols around them, and those that are little besides. */
    Stream<String> words() {
        var common = Stream.concat(million.stream().limit(RANKS_OF_WORDS), django.stream())
                .map(Disguise::bare);
        var bare = Stream.concat(common, sharedWords()).filter(Disguise::isLongEnough);
        var wordless = million.stream().limit(RANKS_WITHOUT_WORD).filter(CommonPasswordLists::hasNoWord);
        return Stream.concat(bare, wordless).distinct();
    }

    /** Words that several of the million are made from, in one way each. */
    private Stream<String> sharedWords() {
        return million.stream()
                .collect(Collectors.groupingBy(Disguise::bare, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(word -> word.getValue() >= SHARED_OFTEN)
                .map(word -> word.getKey());
    }

    /** Such as {@code abc123456789}; what has no letter at all cannot pass the composition rules. */
    private static boolean hasNoWord(String password) {
        var bare = Disguise.bare(password);
        return CodePoints.count(password) >= SHORTEST_PASSWORD && !bare.isEmpty() && !Disguise.isLongEnough(bare);
    }

    /** Whole ones, but for addresses and what some program escaped: nobody chose these. */
    Stream<String> phrases() {
        return Stream.concat(million.stream(), secLists.stream())
                .map(CodePoints::withoutBlanks)
                .filter(password -> CodePoints.count(password) >= SHORTEST_PHRASE)
                .filter(password -> !password.contains("@") && !password.contains("&"))
                .distinct();
    }

    /** What {@link CommonPasswords} reads: how much greater each fingerprint is than the one before. */
    static List<String> lines(String title, Stream<String> entries) {
        var fingerprints = entries.filter(entry -> CodePoints.count(entry) <= CommonPasswords.LONGEST)
                .mapToLong(CommonPasswords::fingerprint)
                .sorted()
                .distinct()
                .toArray();
        var header = Stream.of(
                "# " + title + ", " + fingerprints.length
                        + " entries, as differences between sorted 48-bit fingerprints.",
                "# Sources and licences: common-passwords.NOTICE.txt. Made by CommonPasswordLists; not to be edited.");
        var steps = LongStream.range(0, fingerprints.length)
                .map(i -> i == 0 ? fingerprints[0] : fingerprints[(int) i] - fingerprints[(int) i - 1])
                .mapToObj(Long::toHexString);
        return Stream.concat(header, steps).toList();
    }

    private static List<String> read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static List<String> caseless(List<String> passwords) {
        return passwords.stream()
                .map(password -> CodePoints.caseless(Password.of(password).reveal()))
                .distinct()
                .toList();
    }
}

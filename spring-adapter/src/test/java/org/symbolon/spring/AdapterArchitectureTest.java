package org.symbolon.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know what. Each rule is broken once by a class that was planted for it. */
class AdapterArchitectureTest {
    private static final String HOME = "org.symbolon.spring";
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            "core", Set.of(),
            "jdbc", Set.of("core"),
            "mail", Set.of("core"),
            "web", Set.of("core"),
            "security", Set.of("core", "web"),
            "testing", Set.of("core", "security"));

    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOME);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(HOME + ".planted");

    static Stream<Arguments> rules() {
        return Stream.concat(
                NEIGHBOURS.keySet().stream().sorted().map(room -> Arguments.of(room, "Neighbour")),
                Stream.of("mail", "jackson", "flyway", "time", "sleep", "random")
                        .map(what -> Arguments.of(what, "Use")));
    }

    private static ArchRule rule(String what, String kind, String home) {
        return kind.equals("Neighbour") ? neighbours(what, home) : use(what, home);
    }

    private static ArchRule neighbours(String room, String home) {
        var others = NEIGHBOURS.keySet().stream()
                .filter(other -> !other.equals(room)
                        && !NEIGHBOURS.getOrDefault(room, Set.of()).contains(other))
                .map(other -> home + "." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(home + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule use(String what, String home) {
        return switch (what) {
            case "mail" -> onlyIn("mail", home, "jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..");
            case "jackson" -> onlyIn("web", home, "tools.jackson..", "com.fasterxml.jackson..");
            case "flyway" -> onlyIn("jdbc", home, "org.flywaydb..");
            case "time" -> clockless();
            case "sleep" -> noClasses().should().callMethod(Thread.class, "sleep", long.class);
            case "random" ->
                noClasses().should().dependOnClassesThat().belongToAnyOf(Random.class, ThreadLocalRandom.class);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static ArchRule onlyIn(String room, String home, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static ArchRule clockless() {
        var rule = noClasses().should().callMethod(System.class, "currentTimeMillis");
        for (var type : Arrays.asList(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            rule = rule.orShould().callMethod(type, "now");
        }
        return rule.orShould().callMethod(Clock.class, "systemDefaultZone");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void adapterKeepsTheRule(String what, String kind) {
        rule(what, kind, HOME).allowEmptyShould(true).check(ADAPTER);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void plantedClassBreaksTheRule(String what, String kind) {
        var result = rule(what, kind, HOME + ".planted").evaluate(PLANTED);

        assertThat(result.hasViolation()).isTrue();
    }
}

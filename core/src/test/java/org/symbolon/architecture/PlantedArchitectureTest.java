package org.symbolon.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule can fail: it is broken, and no other is, by the house of its name under {@code planted}. */
class PlantedArchitectureTest {
    private static final String PLANTED = "org.symbolon.architecture.planted";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPackages(PLANTED);

    /** A report tells who did it before it tells what was done, each in angle brackets. */
    private static final Pattern ACCUSED = Pattern.compile("^[^<]*<([^>]+)>");

    static List<String> names() {
        return ArchitectureRules.under(PLANTED).stream()
                .map(ArchitectureRule::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void ruleFailsAndNamesEveryCulprit(String name) {
        var culprits = culprits(name);

        assertThat(culprits).isNotEmpty();
        assertThatThrownBy(() -> rule(name, name).rule().check(house(name)))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(culprits);
        assertThat(accused(rule(name, name), house(name))).containsExactlyInAnyOrderElementsOf(culprits);
    }

    @ParameterizedTest
    @MethodSource("names")
    void plantedViolationBreaksNoOtherRule(String name) {
        assertThat(ArchitectureRules.under(PLANTED + "." + name))
                .filteredOn(each -> each.rule().evaluate(house(name)).hasViolation())
                .extracting(ArchitectureRule::name)
                .containsExactly(name);
    }

    @Test
    void noRuleIsWithoutAPlantedViolationAndNoViolationWithoutARule() {
        var planted = ALL.stream()
                .map(type -> type.getPackageName().substring(PLANTED.length() + 1))
                .map(name -> name.split("\\.", 2)[0])
                .collect(Collectors.toSet());

        assertThat(names()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(planted);
    }

    private static ArchitectureRule rule(String house, String name) {
        return ArchitectureRules.under(PLANTED + "." + house).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JavaClasses house(String name) {
        return ALL.that(resideInAPackage(PLANTED + "." + name + ".."));
    }

    private static Set<String> culprits(String name) {
        return house(name).stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().startsWith("Innocent"))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    /** The top-level classes that the rule finds fault with. */
    private static Set<String> accused(ArchitectureRule rule, JavaClasses house) {
        return rule.rule().evaluate(house).getFailureReport().getDetails().stream()
                .flatMap(String::lines)
                .flatMap(line -> ACCUSED.matcher(line).results().map(found -> found.group(1)))
                .map(member -> topLevelClass(member, house))
                .collect(Collectors.toSet());
    }

    private static String topLevelClass(String member, JavaClasses house) {
        return house.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .filter(name -> member.matches(Pattern.quote(name) + "([.$].*)?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Whose is " + member + "?"));
    }
}

package org.symbolon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps every rule. */
class ProductionArchitectureTest {
    private static final String ROOT = "org.symbolon";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static List<ArchitectureRule> rules() {
        return ArchitectureRules.under(ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void libraryKeepsTheRule(ArchitectureRule each) {
        each.rule().check(PRODUCTION);
    }

    @Test
    void libraryIsReadWithoutItsTests() {
        assertThat(PRODUCTION)
                .extracting(JavaClass::getPackageName)
                .contains(ROOT + ".account", ROOT + ".store")
                .noneMatch(name -> name.startsWith(ROOT + ".architecture"));
    }

    @Test
    void everySecretThatTheRulesNameIsThere() {
        assertThat(PRODUCTION)
                .extracting(JavaClass::getName)
                .containsAll(
                        Secrets.NAMED.stream().map(name -> ROOT + "." + name).toList());
    }
}

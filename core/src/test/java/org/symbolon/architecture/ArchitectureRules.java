package org.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every rule of the house, for a house that stands under a given root package. Rooms that are not built yet keep it.
 */
final class ArchitectureRules {
    private static final String FORBIDDEN_NAMES = ".*(Impl|Manager|Helper|Utils?|Base)|Base[A-Z].*";

    private final FloorPlan plan;
    private final Imports imports;
    private final WiringConstructors wiring;
    private final Secrets secrets;

    private ArchitectureRules(FloorPlan plan) {
        this.plan = plan;
        this.imports = new Imports(plan);
        this.wiring = new WiringConstructors(plan);
        this.secrets = new Secrets(plan);
    }

    static List<ArchitectureRule> under(String root) {
        var rules = new ArchitectureRules(new FloorPlan(root));
        return Stream.of(rules.floors(), rules.libraries(), rules.timeAndChance(), rules.conventions(), rules.secrets())
                .flatMap(List::stream)
                .toList();
    }

    private List<ArchitectureRule> floors() {
        return List.of(
                rule(
                        "homes",
                        "Every class lives in the root or in a listed package",
                        classes().should(be(plan.listed()))),
                rule(
                        "groundfloor",
                        "The ground floor imports neither the rooms above it nor the root",
                        none(plan.groundFloor(), plan.middleFloor().or(plan.theRoot()))),
                rule("middlefloor", "No room imports the root", none(plan.middleFloor(), plan.theRoot())),
                rule(
                        "rooms",
                        "Rooms do not import each other; only the testkit imports the mail room",
                        classes().should(imports.fromAnotherRoom())),
                rule(
                        "order",
                        "On the ground floor a package imports only from those listed under it",
                        classes().should(imports.fromAbove())),
                rule(
                        "storememory",
                        "The root alone imports the memory store",
                        only(plan.in("store.memory").or(plan.theRoot()), plan.in("store.memory"))),
                rule("storejdbc", "Nobody imports the JDBC store", only(plan.in("store.jdbc"), plan.in("store.jdbc"))),
                rule(
                        "cycles",
                        "Packages form no cycle",
                        slices().assignedFrom(imports.packages()).should().beFreeOfCycles()),
                rule(
                        "constructors",
                        "A public constructor that only the root may call takes a type of an unexported package",
                        constructors().that(wiring.onlyTheRootMayCall()).should(have(wiring.anUnexportedParameter()))));
    }

    private List<ArchitectureRule> libraries() {
        return List.of(
                rule(
                        "sql",
                        "Only store.jdbc speaks SQL",
                        only(plan.in("store.jdbc"), resideInAnyPackage("java.sql..", "javax.sql.."))),
                rule(
                        "bouncycastle",
                        "Only password and key use Bouncy Castle",
                        only(plan.in("password", "key"), resideInAnyPackage("org.bouncycastle.."))),
                rule("nimbus", "Only token uses Nimbus", only(plan.in("token"), resideInAnyPackage("com.nimbusds.."))),
                rule(
                        "passay",
                        "Only password uses Passay",
                        only(plan.in("password"), resideInAnyPackage("org.passay.."))),
                rule(
                        "caffeine",
                        "Only limit, token and session use Caffeine",
                        only(plan.in("limit", "token", "session"), resideInAnyPackage("com.github.benmanes.."))),
                rule(
                        "jmail",
                        "Only account uses the address parser",
                        only(plan.in("account"), resideInAnyPackage("com.sanctionco.jmail.."))),
                rule(
                        "jakartamail",
                        "Only mail uses Jakarta Mail",
                        only(plan.in("mail"), resideInAnyPackage("jakarta..", "org.eclipse.angus.."))),
                rule(
                        "dependencies",
                        "Nothing is used but the platform and the declared libraries: no Spring, no framework at all",
                        classes().should(onlyDependOnClassesThat(declared()))));
    }

    /** Whatever else there is, Spring first of all, has no place in the core. */
    private DescribedPredicate<JavaClass> declared() {
        return resideInAnyPackage(
                "java..",
                "javax..",
                "jakarta.mail..",
                "jakarta.activation..",
                "org.eclipse.angus..",
                "org.bouncycastle..",
                "com.nimbusds..",
                "org.passay..",
                "com.github.benmanes.caffeine..",
                "com.sanctionco.jmail..",
                "org.jspecify..",
                plan.root() + "..");
    }

    private List<ArchitectureRule> timeAndChance() {
        var accountId = describe("account.AccountId", (JavaClass type) -> plan.is(type, "account.AccountId"));
        return List.of(
                rule(
                        "time",
                        "Only the root reads the current time, and the testkit, whose clock may start now",
                        noClasses()
                                .that(not(plan.theRoot().or(plan.in("testkit"))))
                                .should(accessTargetWhere(Uses.currentTime()))),
                rule(
                        "randomness",
                        "Only the root makes a source of secure randomness",
                        noClasses().that(not(plan.theRoot())).should(accessTargetWhere(Uses.newSecureRandomness()))),
                rule(
                        "guessable",
                        "Nobody draws guessable randomness (S1)",
                        noClasses()
                                .should(dependOnClassesThat(Uses.guessableGenerators()))
                                .orShould(accessTargetWhere(Uses.guessableRandomness()))),
                rule(
                        "uuid",
                        "Below the root only AccountId knows UUIDs, so no secret is one (S1)",
                        only(accountId.or(plan.theRoot()), equivalentTo(UUID.class))));
    }

    private List<ArchitectureRule> conventions() {
        var aForbiddenName = describe(
                "a name that tells nothing",
                (JavaClass type) -> type.getSimpleName().matches(FORBIDDEN_NAMES));
        return List.of(
                rule(
                        "names",
                        "No class has a name that tells nothing",
                        noClasses().should(have(aForbiddenName))),
                rule(
                        "statics",
                        "Static fields are final",
                        fields().that()
                                .areStatic()
                                .and()
                                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                                .should()
                                .beFinal()),
                rule("console", "Nobody writes to the console", noClasses().should(accessTargetWhere(Uses.console()))),
                rule("sleep", "Nobody sleeps", noClasses().should(accessTargetWhere(Uses.sleep()))),
                rule(
                        "locale",
                        "Nothing depends on the default locale (S13)",
                        noClasses().should(accessTargetWhere(Uses.defaultLocale()))));
    }

    private List<ArchitectureRule> secrets() {
        return List.of(
                rule(
                        "printed",
                        "Secrets have a toString of their own that hides their text",
                        classes().that(secrets.areSecrets()).should(have(Secrets.aToStringThatHidesTheirText()))),
                rule(
                        "compared",
                        "Secrets have no equals",
                        noClasses().that(secrets.areSecrets()).should(have(Secrets.anEqualsOfTheirOwn()))));
    }

    private static ArchitectureRule rule(String name, String promise, ArchRule rule) {
        return new ArchitectureRule(name, rule.as(promise).allowEmptyShould(true));
    }

    private static ArchRule none(DescribedPredicate<JavaClass> of, DescribedPredicate<JavaClass> imports) {
        return noClasses().that(of).should(dependOnClassesThat(imports));
    }

    /** Nobody but these may import those. */
    private static ArchRule only(DescribedPredicate<JavaClass> these, DescribedPredicate<JavaClass> those) {
        return none(not(these), those);
    }
}

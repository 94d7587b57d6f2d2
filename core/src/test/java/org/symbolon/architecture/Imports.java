package org.symbolon.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.BiPredicate;

/** What one package of the house may not import from another. */
record Imports(FloorPlan plan) {
    /** Only the testkit may, and only from the mail room. */
    ArchCondition<JavaClass> fromAnotherRoom() {
        return forbidden("not import from another room", (from, to) -> {
            var own = plan.roomOf(from).filter(FloorPlan.MIDDLE::contains);
            var other = plan.roomOf(to).filter(FloorPlan.MIDDLE::contains);
            return own.isPresent() && other.isPresent() && !own.equals(other) && !isTestkitToMail(from, to);
        });
    }

    private boolean isTestkitToMail(JavaClass from, JavaClass to) {
        return plan.isIn(from, "testkit") && plan.isIn(to, "mail");
    }

    /** The bundled stores have rules of their own: nearly nobody imports them, from above or from below. */
    ArchCondition<JavaClass> fromAbove() {
        return forbidden("import only from packages listed under their own", (from, to) -> {
            int own = plan.roomOf(from).map(FloorPlan.GROUND::indexOf).orElse(-1);
            int other = plan.roomOf(to).map(FloorPlan.GROUND::indexOf).orElse(-1);
            return other >= 0 && other < own && !plan.isIn(to, "store.memory", "store.jdbc");
        });
    }

    private static ArchCondition<JavaClass> forbidden(String promise, BiPredicate<JavaClass, JavaClass> isForbidden) {
        return new ArchCondition<>(promise) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(each -> isForbidden.test(from, each.getTargetClass()))
                        .forEach(each -> events.add(SimpleConditionEvent.violated(each, each.getDescription())));
            }
        };
    }

    /** Every package by itself, those below a listed one too. */
    SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return plan.isAtHome(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "every package";
            }
        };
    }
}

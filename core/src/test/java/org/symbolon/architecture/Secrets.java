package org.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** The values that nobody may print or compare by {@code equals}. A record does both, so none of them is one. */
record Secrets(FloorPlan plan) {
    static final List<String> NAMED = List.of(
            "account.Password", "account.PasswordHash", "account.Handle", "account.DeviceToken", "code.TypedCode");

    DescribedPredicate<JavaClass> areSecrets() {
        return describe("are secrets", type -> NAMED.stream().anyMatch(name -> plan.is(type, name)) || isToken(type));
    }

    private boolean isToken(JavaClass type) {
        return plan.isIn(type, "token")
                && type.getSimpleName().endsWith("Token")
                && type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(field -> isText(field.getRawType()));
    }

    static DescribedPredicate<JavaClass> aToStringThatHidesTheirText() {
        return describe(
                "a toString of their own that hides their text",
                type -> type.tryGetMethod("toString")
                        .filter(method -> method.getAccessesFromSelf().stream().noneMatch(use -> isOwnText(use, type)))
                        .isPresent());
    }

    static DescribedPredicate<JavaClass> anEqualsOfTheirOwn() {
        return describe(
                "an equals of their own",
                type -> type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("equals")));
    }

    private static boolean isOwnText(JavaAccess<?> use, JavaClass secret) {
        return use.getTargetOwner().equals(secret) && isText(typeOf(use.getTarget()));
    }

    private static JavaClass typeOf(AccessTarget target) {
        return target instanceof FieldAccessTarget field
                ? field.getRawType()
                : ((CodeUnitAccessTarget) target).getRawReturnType();
    }

    private static boolean isText(JavaClass type) {
        return type.isAssignableTo(CharSequence.class)
                || type.isEquivalentTo(char[].class)
                || type.isEquivalentTo(byte[].class);
    }
}

package org.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The three floors, by the names that their packages have below the root. A class belongs to the longest name that its
 * package is or lies under: {@code store.jdbc.dialect} is part of {@code store.jdbc}, and not of {@code store}.
 */
record FloorPlan(String root) {
    static final List<String> MIDDLE = List.of("registration", "reset", "session", "manage", "mail", "testkit");

    /** From top to bottom: each imports only from those listed under it. */
    static final List<String> GROUND = List.of(
            "flow",
            "token",
            "limit",
            "password",
            "code",
            "store.memory",
            "store.jdbc",
            "store",
            "event",
            "policy",
            "key",
            "account");

    /** Empty for the root, and for what is no part of the house. */
    Optional<String> roomOf(JavaClass type) {
        var home = packageOf(type) + ".";
        return Stream.of(MIDDLE, GROUND)
                .flatMap(List::stream)
                .filter(room -> home.startsWith(root + "." + room + "."))
                .max(Comparator.comparingInt(String::length));
    }

    boolean isAtHome(JavaClass type) {
        return packageOf(type).equals(root) || packageOf(type).startsWith(root + ".");
    }

    boolean isRoot(JavaClass type) {
        return packageOf(type).equals(root);
    }

    boolean isIn(JavaClass type, String... rooms) {
        return roomOf(type).filter(List.of(rooms)::contains).isPresent();
    }

    boolean is(JavaClass type, String nameBelowRoot) {
        return type.getName().equals(root + "." + nameBelowRoot);
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }

    DescribedPredicate<JavaClass> theRoot() {
        return describe("in the root", this::isRoot);
    }

    DescribedPredicate<JavaClass> listed() {
        return describe(
                "in the root or a listed package",
                type -> isRoot(type) || roomOf(type).isPresent());
    }

    DescribedPredicate<JavaClass> middleFloor() {
        return in(MIDDLE);
    }

    DescribedPredicate<JavaClass> groundFloor() {
        return in(GROUND);
    }

    DescribedPredicate<JavaClass> in(String... rooms) {
        return in(List.of(rooms));
    }

    private DescribedPredicate<JavaClass> in(List<String> rooms) {
        return describe(
                "in " + String.join(", ", rooms),
                type -> roomOf(type).filter(rooms::contains).isPresent());
    }
}

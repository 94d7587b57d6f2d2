package org.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What of the platform a rule forbids. Calls and method references count alike. */
final class Uses {
    private static final String NEW = "<init>";

    private Uses() {}

    static DescribedPredicate<JavaAccess<?>> currentTime() {
        return describe(
                "read the current time",
                use -> isNowWithoutClock(use)
                        || is(use, Clock.class, "system", "systemUTC", "systemDefaultZone")
                        || is(use, Clock.class, "tickMillis", "tickSeconds", "tickMinutes")
                        || is(use, InstantSource.class, "system")
                        || is(use, System.class, "currentTimeMillis")
                        || (is(use, Date.class, NEW) && parameters(use).isEmpty())
                        || is(use, Calendar.class, "getInstance")
                        || is(use, GregorianCalendar.class, NEW));
    }

    private static boolean isNowWithoutClock(JavaAccess<?> use) {
        return use.getTargetOwner().getPackageName().startsWith("java.time")
                && use.getName().equals("now")
                && !parameters(use).contains(Clock.class.getName());
    }

    static DescribedPredicate<JavaAccess<?>> newSecureRandomness() {
        return describe(
                "make a source of secure randomness",
                use -> is(use, SecureRandom.class, NEW, "getInstance", "getInstanceStrong")
                        || is(use, UUID.class, "randomUUID"));
    }

    static DescribedPredicate<JavaClass> guessableGenerators() {
        return describe(
                "draw guessable randomness",
                type -> type.isEquivalentTo(Random.class)
                        || type.isEquivalentTo(ThreadLocalRandom.class)
                        || type.isEquivalentTo(SplittableRandom.class)
                        || type.isEquivalentTo(RandomGeneratorFactory.class));
    }

    static DescribedPredicate<JavaAccess<?>> guessableRandomness() {
        return describe(
                "draw guessable randomness by a static method",
                use -> is(use, RandomGenerator.class, "of", "getDefault")
                        || is(use, Math.class, "random")
                        || is(use, StrictMath.class, "random")
                        || (is(use, Collections.class, "shuffle")
                                && parameters(use).size() == 1));
    }

    static DescribedPredicate<JavaAccess<?>> console() {
        return describe(
                "write to the console",
                use -> is(use, System.class, "out", "err")
                        || (use.getTargetOwner().isAssignableTo(Throwable.class)
                                && use.getName().equals("printStackTrace")));
    }

    static DescribedPredicate<JavaAccess<?>> sleep() {
        return describe("sleep", use -> is(use, Thread.class, "sleep") || is(use, TimeUnit.class, "sleep"));
    }

    static DescribedPredicate<JavaAccess<?>> defaultLocale() {
        return describe(
                "depend on the default locale",
                use -> (is(use, String.class, "toLowerCase", "toUpperCase")
                                && parameters(use).isEmpty())
                        || (is(use, String.class, "format") && !parameters(use).contains(Locale.class.getName())));
    }

    private static boolean is(JavaAccess<?> use, Class<?> owner, String... names) {
        return use.getTargetOwner().isEquivalentTo(owner) && List.of(names).contains(use.getName());
    }

    private static List<String> parameters(JavaAccess<?> use) {
        return use.getTarget() instanceof CodeUnitAccessTarget called
                ? called.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}

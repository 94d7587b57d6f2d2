package org.symbolon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;

/**
 * Public constructors of exported packages that only the root may call. They take a type of an unexported package,
 * which nobody outside of the module can name.
 *
 * <p>In a room of the lifecycle that is every public constructor of a public class that is no value. The mail room has
 * more to offer to hosts: there it is the dispatcher, and whatever else is wired to the store.
 */
record WiringConstructors(FloorPlan plan) {
    DescribedPredicate<JavaConstructor> onlyTheRootMayCall() {
        return describe("only the root may call", each -> isPublic(each) && isWired(each));
    }

    DescribedPredicate<JavaConstructor> anUnexportedParameter() {
        return describe(
                "a parameter of an unexported package",
                each -> each.getRawParameterTypes().stream().anyMatch(type -> plan.isIn(type, "flow", "code")));
    }

    private boolean isWired(JavaConstructor constructor) {
        var owner = constructor.getOwner();
        return plan.isIn(owner, "registration", "reset", "session", "manage")
                || plan.is(owner, "mail.MailDispatcher")
                || (plan.isIn(owner, "mail") && takesStorage(constructor));
    }

    private boolean takesStorage(JavaConstructor constructor) {
        return constructor.getRawParameterTypes().stream()
                .anyMatch(type -> plan.isIn(type, "store") && type.isInterface());
    }

    private static boolean isPublic(JavaConstructor constructor) {
        var owner = constructor.getOwner();
        return constructor.getModifiers().contains(JavaModifier.PUBLIC)
                && owner.getModifiers().contains(JavaModifier.PUBLIC)
                && owner.isTopLevelClass()
                && !owner.isRecord()
                && !owner.isEnum()
                && !owner.isAssignableTo(Throwable.class);
    }
}

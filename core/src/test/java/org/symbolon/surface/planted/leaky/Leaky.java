package org.symbolon.surface.planted.leaky;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.symbolon.surface.planted.hidden.Secret;

/** Whatever can leak, each in a member of its own. */
public interface Leaky {
    Optional<? extends Secret> returned();

    void taken(List<Secret[]> secrets);

    <T extends Secret> void bound(T secret);

    Supplier<JavaClass> library();

    Quiet own();

    int innocent(List<? super String> words);

    /** By a component. */
    record OfRecord(List<Secret> secrets) {}

    /** By what it extends. */
    interface OfParent extends Secret {}

    /** By what it is made of. */
    interface OfVariable<T extends Secret> {}
}

/** Exported, but not public. */
interface Quiet {}

package org.symbolon.flow;

/** What {@code orElseThrow} throws: it names the step, the answer, and what to do where that answer can happen. */
public final class UnexpectedAnswer {
    private UnexpectedAnswer() {}

    /**
     * The exception to throw.
     *
     * @param step the sealed interface of the step's answers
     * @param answer whose text carries no secret, as with every answer
     */
    public static IllegalStateException of(Class<?> step, Object answer) {
        return new IllegalStateException(
                step.getSimpleName() + " answered " + answer + "; where that can happen, use match(…)");
    }
}

package org.symbolon.testkit;

/** One promise of a store's contract, with a name that says what it promises. */
public final class StoreLaw {
    private final String name;
    private final Runnable claim;

    StoreLaw(String name, Runnable claim) {
        this.name = name;
        this.claim = claim;
    }

    /** The verb and what it promises, such as {@code sessions.delete: removes a session once}. */
    public String name() {
        return name;
    }

    /**
     * Asks for a store and returns if it obeys.
     *
     * @throws AssertionError where it does not, with the law's name, what was expected and what came; also where the
     *     store threw what no law expects
     */
    public void check() {
        try {
            claim.run();
        } catch (AssertionError broken) {
            throw new AssertionError(name + "\n  " + broken.getMessage(), broken);
        } catch (RuntimeException thrown) {
            throw new AssertionError(name + "\n  the store threw " + thrown, thrown);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

package org.symbolon.key;

/**
 * Something at rest was made under a key that this node was not given: an outage, mended by adding the key to the
 * {@link KeyRing} of every node.
 */
public final class UnknownKeyException extends RuntimeException {
    public UnknownKeyException(String name) {
        super("This node does not know the key named " + name + ". Add it to the key ring of every node.");
    }
}

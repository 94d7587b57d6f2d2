package org.symbolon.testkit;

import java.util.function.Consumer;

/** A law before there is a store to check it on. */
record Law(String name, Consumer<Subject> claim) {}

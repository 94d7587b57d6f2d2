package org.symbolon.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule of the house.
 *
 * @param name also of the package under {@code planted} that breaks it
 */
record ArchitectureRule(String name, ArchRule rule) {
    @Override
    public String toString() {
        return name;
    }
}

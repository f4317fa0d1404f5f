package de.mahnwerk.law.trespasser;

import com.tngtech.archunit.core.domain.JavaClasses;

/** Planted: law that uses a framework. */
public class UsesAFramework {
    Class<?> used() {
        return JavaClasses.class;
    }
}

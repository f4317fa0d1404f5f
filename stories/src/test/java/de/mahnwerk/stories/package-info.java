/** Whole-house tests over HTTP: what people would see if both sides had lived it. */
@NullMarked
package de.mahnwerk.stories;

import org.jspecify.annotations.NullMarked;

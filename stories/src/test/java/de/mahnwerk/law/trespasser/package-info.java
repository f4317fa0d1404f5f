/** Planted violations: what no class of the law may do. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Planted violations: what no class of the platform may do. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

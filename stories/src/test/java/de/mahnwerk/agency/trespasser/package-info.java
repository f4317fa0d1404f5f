/** Planted violations: what no class of the agency side may do. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

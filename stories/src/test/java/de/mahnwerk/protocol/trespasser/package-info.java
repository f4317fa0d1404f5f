/** Planted violations: what no class of the protocol may do. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.protocol.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What both sides need and neither owns; {@link de.mahnwerk.platform.Platform} wires it into a side's context. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Our own two sides, started in real time on a fresh embedded database, for the conformance kits and whoever tries them. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.sides;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

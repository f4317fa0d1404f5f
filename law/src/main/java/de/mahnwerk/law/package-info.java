/** German dunning and collection law as pure functions and dated tables: the JDK only, no clock. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

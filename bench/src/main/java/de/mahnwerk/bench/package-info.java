/** Measures the border between the two companies beside a yardstick of the same run, and tries it by fire; over HTTP only. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

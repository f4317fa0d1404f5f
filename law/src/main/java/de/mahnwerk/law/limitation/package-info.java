/** When a claim becomes time-barred (§§ 194 to 217 BGB). */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.limitation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

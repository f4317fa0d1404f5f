/** Default and what it costs beside interest: lump sum, dunning costs (§§ 280, 286, 288(5) BGB). */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.delay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

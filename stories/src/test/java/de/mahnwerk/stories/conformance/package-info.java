/** Our own sides before the conformance kit, and the same sides with one rule broken at a time. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.stories.conformance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

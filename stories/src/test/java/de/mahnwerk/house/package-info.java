/** The house rules as tests, each with a planted violation that shows that it bites. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.house;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

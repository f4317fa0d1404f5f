/** A class that breaks a house rule on purpose, to prove that the rule bites. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.conformance.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

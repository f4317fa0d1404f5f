/** Figures over a merchant, and over all of them for the operator. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.insight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

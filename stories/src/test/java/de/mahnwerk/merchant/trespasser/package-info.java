/** Planted violations: what no class of the merchant side may do. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.trespasser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

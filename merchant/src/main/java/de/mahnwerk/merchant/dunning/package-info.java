/** Policies, the pure decision which level an item has reached, and runs: proposal, release, execution in chunks that survive a kill. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.dunning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

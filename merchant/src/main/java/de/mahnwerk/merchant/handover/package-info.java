/** Claims on their way to the agency: queue, transmission in batches, the answer to each, and what the agency must be told later. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.handover;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

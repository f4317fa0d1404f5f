/** Messages that leave with the transaction of their change: written once, sent at least once. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.outbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

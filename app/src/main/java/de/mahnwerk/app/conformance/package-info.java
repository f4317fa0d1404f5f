/** The command {@code conformance}: the kits against anybody's agency or receiver, and against our own two sides. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.conformance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

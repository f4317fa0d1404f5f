/** What tests of the platform and of both sides share. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** The program: its command line and the start of the two sides. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

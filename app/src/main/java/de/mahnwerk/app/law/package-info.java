/** The law on the command line: a command for each calculation, and the check of a file of vectors. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.law;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

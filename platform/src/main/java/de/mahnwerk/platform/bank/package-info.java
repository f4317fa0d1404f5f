/** Bank files: camt statements in, payment orders out. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.bank;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

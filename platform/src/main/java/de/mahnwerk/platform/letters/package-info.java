/** Letters after DIN 5008 as tagged PDF/A, with tables and GiroCode. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.letters;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What a dunning notice looks like and how it goes out: PDF letter with GiroCode, or e-mail. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.correspondence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What a debtor brings up besides the claim itself, a complaint or a hardship: it stops letters, and a person decides and answers. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.concern;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

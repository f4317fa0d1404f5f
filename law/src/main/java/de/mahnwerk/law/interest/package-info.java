/** Default interest: rates, day counts, periods (§§ 246, 247, 288, 289, 291, 497 BGB, §§ 352, 353 HGB). */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.interest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Duties beside the money: first letter (§ 13a RDG), credit reporting (§ 31 BDSG), retention (§ 147 AO, § 257 HGB). */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.conduct;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Payments: what they are set against (§§ 366, 367, 497(3) BGB), and the references that name their debt. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.payment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

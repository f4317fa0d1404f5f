/**
 * The law as a calculator: each calculation once, with its fields and its answer. The command line and the page "Rechner" of
 * both sides are made from it.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.calculator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** Where debtors live whose mail came back: a register is asked by itself, and only what it does not know waits for a person. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.tracing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

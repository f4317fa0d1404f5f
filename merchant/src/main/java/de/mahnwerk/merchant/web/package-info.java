/** The pages of the merchant side. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** What the pages of both sides share: login, layout, texts, formats. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** E-mail over SMTP. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.mail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

/** The merchants of this side: master data, users, provisioning by the operator. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.tenants;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

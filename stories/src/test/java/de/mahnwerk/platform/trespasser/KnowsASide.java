package de.mahnwerk.platform.trespasser;

import de.mahnwerk.merchant.MerchantSide;

/** Planted: technology that knows a side. */
public class KnowsASide {
    Class<?> known() {
        return MerchantSide.class;
    }
}

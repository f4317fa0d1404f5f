package de.mahnwerk.agency.trespasser;

import de.mahnwerk.merchant.MerchantSide;

/** Planted: an agency class that knows the merchant. */
public class SeesTheMerchant {
    Class<?> seen() {
        return MerchantSide.class;
    }
}

package de.mahnwerk.merchant.handover;

/** A file for the agency as the outbox holds it: what it shows, its name, and where it lies with us. */
record FileNews(String kind, String name, String sha256) {}

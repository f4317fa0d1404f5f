package de.mahnwerk.merchant.receivables;

/** What a registration did; {@code unchanged} items were there already. */
public record Registered(int added, int changed, int unchanged) {
    public Registered plus(Registered other) {
        return new Registered(added + other.added, changed + other.changed, unchanged + other.unchanged);
    }
}

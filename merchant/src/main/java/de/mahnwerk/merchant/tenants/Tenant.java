package de.mahnwerk.merchant.tenants;

import de.mahnwerk.law.costs.CreditorVat;

/** A merchant: who is owed money, where it is paid to, and how often its dunning runs by itself. */
public record Tenant(
        long tenant,
        String number,
        String name,
        String legalForm,
        String street,
        String postcode,
        String city,
        String federalState,
        String email,
        String phone,
        String iban,
        CreditorVat creditorVat,
        int runEveryDays,
        boolean writeOffAfterCollection) {

    public String fullName() {
        return legalForm.isEmpty() ? name : name + " " + legalForm;
    }
}

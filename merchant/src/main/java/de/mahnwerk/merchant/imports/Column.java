package de.mahnwerk.merchant.imports;

import java.util.List;

/** What a column of an open-item list may hold, with the names that German and other systems give it. */
public enum Column {
    CUSTOMER_NUMBER(
            "Kundennummer",
            "Kunden-Nr.",
            "Kundennr",
            "Kd-Nr",
            "KdNr",
            "Debitor",
            "Debitorennummer",
            "Debitorenkonto",
            "Debitoren-Nr",
            "Personenkonto",
            "Konto",
            "Kontonummer",
            "customer",
            "customer number",
            "customer no"),
    CUSTOMER_KIND("Kundenart", "Kundentyp", "customer kind", "customer type"),
    CUSTOMER_GROUP("Kundengruppe", "Kundenkategorie", "Preisgruppe", "customer group", "customer category"),
    SALUTATION("Anrede", "salutation", "billing salutation"),
    FIRST_NAME("Vorname", "first name", "billing first name"),
    LAST_NAME("Nachname", "Familienname", "last name", "billing last name"),
    NAME("Name", "Kunde", "Kundenname", "Kontobezeichnung", "Name 1", "Debitorname", "customer name"),
    COMPANY("Firma", "Firmenname", "Unternehmen", "company", "billing company"),
    STREET(
            "Straße",
            "Strasse",
            "Straße und Hausnummer",
            "Straße Hausnummer",
            "Anschrift",
            "Adresse",
            "street",
            "address",
            "billing street"),
    HOUSE_NUMBER("Hausnummer", "Haus-Nr", "Hausnr", "house number"),
    POSTCODE("PLZ", "Postleitzahl", "postcode", "zip", "postal code", "billing zipcode"),
    CITY("Ort", "Stadt", "Wohnort", "city", "town", "billing city"),
    COUNTRY("Land", "Länderkennzeichen", "Landeskennzeichen", "Ländercode", "country", "billing country"),
    EMAIL("E-Mail", "EMail", "E-Mail-Adresse", "Mail", "email"),
    NUMBER(
            "Rechnungsnummer",
            "Rechnungs-Nr.",
            "Rechnungsnr",
            "Rechnung",
            "Re-Nr",
            "ReNr",
            "RgNr",
            "Rg-Nr",
            "Belegnummer",
            "Beleg-Nr",
            "Belegnr",
            "Belegfeld 1",
            "OP-Nummer",
            "OP-Nr",
            "Nummer",
            "invoice",
            "invoice number",
            "invoice no"),
    KIND("Belegart", "Art", "Typ", "Dokumentart", "type", "kind"),
    ISSUED(
            "Rechnungsdatum",
            "Belegdatum",
            "Datum",
            "Re-Datum",
            "Rg-Datum",
            "Ausstellungsdatum",
            "invoice date",
            "date"),
    DUE("Fälligkeit", "Fälligkeitsdatum", "Fällig", "Fällig am", "Fällig zum", "Zahlbar bis", "due", "due date"),
    DAYS("Zahlungsziel", "Zahlungsziel Tage", "Zahlungsfrist", "Ziel", "Tage netto", "payment days"),
    AMOUNT(
            "Betrag",
            "Rechnungsbetrag",
            "Bruttobetrag",
            "Brutto",
            "Rechnungsbetrag (Brutto)",
            "Gesamtbetrag",
            "Umsatz",
            "Betrag brutto",
            "Betrag in EUR",
            "amount",
            "total",
            "amount total"),
    OPEN(
            "Offen",
            "Offener Betrag",
            "Offener Saldo",
            "Saldo",
            "Restbetrag",
            "Offener Posten",
            "OP-Betrag",
            "Rest",
            "open",
            "open amount"),
    CURRENCY("Währung", "Währungskennzeichen", "WKZ", "WKZ Umsatz", "currency"),
    SUBJECT(
            "Betreff",
            "Buchungstext",
            "Beschreibung",
            "Leistung",
            "Bezeichnung",
            "Ware",
            "Belegtext",
            "Text",
            "subject",
            "description"),
    ORDER_NUMBER("Auftragsnummer", "Bestellnummer", "Auftrag", "Auftrags-Nr", "Bestell-Nr", "order", "order number"),
    CONTRACT_ON("Vertragsdatum", "Bestelldatum", "Auftragsdatum", "contract date", "order date"),
    DELIVERED_ON("Lieferdatum", "Leistungsdatum", "Lieferung am", "delivery date"),
    SHOP(
            "Shop",
            "Verkaufskanal",
            "Kanal",
            "Plattform",
            "Marktplatz",
            "Filiale",
            "sales channel",
            "store",
            "marketplace"),
    PAYMENT_METHOD("Zahlungsart", "Zahlart", "Zahlungsmethode", "Zahlungsweise", "payment method", "payment type"),
    INSTALMENT("Ratennummer", "Raten-Nr.", "Nummer der Rate", "instalment", "installment", "instalment number"),
    CONSUMER_NOTICE("Verzugshinweis", "30-Tage-Hinweis");

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }
}

package de.mahnwerk.platform.letters;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;

/** A kind of structure elements (ISO 32000-1, 14.8.4) with the attributes that all of its elements have. */
record Tag(PdfName pdf, @Nullable PdfDictionary attributes) {

    static final Tag SUBJECT = of("H1");
    static final Tag HEADING = of("H2");
    static final Tag PARAGRAPH = of("P");
    static final Tag LIST = of("L");
    static final Tag LIST_ITEM = of("LI");
    static final Tag LABEL = of("Lbl");
    static final Tag LIST_BODY = of("LBody");
    static final Tag TABLE = of("Table");
    static final Tag TABLE_HEAD = of("THead");
    static final Tag TABLE_BODY = of("TBody");
    static final Tag TABLE_FOOT = of("TFoot");
    static final Tag ROW = of("TR");
    static final Tag COLUMN_HEADER = header("Column");
    static final Tag ROW_HEADER = header("Row");
    static final Tag CELL = of("TD");
    static final Tag FIGURE = of("Figure");

    private static Tag of(String name) {
        return new Tag(new PdfName(name), null);
    }

    private static Tag header(String scope) {
        PdfDictionary attributes = new PdfDictionary();
        attributes.put(PdfName.O, new PdfName("Table"));
        attributes.put(new PdfName("Scope"), new PdfName(scope));
        return new Tag(new PdfName("TH"), attributes);
    }
}

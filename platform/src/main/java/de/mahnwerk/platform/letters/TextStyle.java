package de.mahnwerk.platform.letters;

/** How text is set: sizes and the distance of base lines in points. */
record TextStyle(Typeface face, float size, float leading) {

    static final TextStyle TEXT = new TextStyle(Typeface.REGULAR, 10, 13.5f);
    static final TextStyle STRONG = new TextStyle(Typeface.BOLD, 10, 15);
    static final TextStyle FINE = new TextStyle(Typeface.REGULAR, 8, 10.5f);
    static final TextStyle TINY = new TextStyle(Typeface.REGULAR, 7, 3.2f * LetterPages.MM);
    static final TextStyle BRAND = new TextStyle(Typeface.BOLD, 14, 14);
    static final TextStyle ADDRESS = new TextStyle(Typeface.REGULAR, 10, 4.6f * LetterPages.MM);
    static final TextStyle TABLE_HEAD = new TextStyle(Typeface.REGULAR, 8, 8);
    static final TextStyle TABLE = new TextStyle(Typeface.REGULAR, 10, 10);
    static final TextStyle TABLE_SUM = new TextStyle(Typeface.BOLD, 10, 10);

    float width(String line) {
        return face.width(line, size);
    }
}

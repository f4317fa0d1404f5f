package de.mahnwerk.platform.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.openpdf.text.pdf.BaseFont;

/**
 * A font of the letters with the widths of its characters. Most letters need the characters of western Europe only: for those
 * the font is cut once, so that what each letter embeds is made from a tenth of it. Thread-safe.
 */
final class Typeface {

    private static final char LATIN_EXTENDED_A = 0x0100;
    private static final char LATIN_EXTENDED_B = 0x0180;
    private static final char UNDECODED = 0xFFFD;
    private static final Charset WESTERN_CODES = Charset.forName("windows-1252");
    private static final BitSet WESTERN = western();
    /** With the Latin letters of central and eastern Europe. */
    private static final BitSet LATIN = latin();

    private static final short NONE = -1;
    private static final String UNKNOWN = "?";

    static final Typeface REGULAR = new Typeface("LiberationSans-Regular.ttf");
    static final Typeface BOLD = new Typeface("LiberationSans-Bold.ttf");

    private final BaseFont whole;
    private final BaseFont latin;
    private final BaseFont western;
    private final short[] widths = new short[Character.MAX_VALUE + 1];

    private Typeface(String file) {
        byte[] program = program(file);
        whole = font(file, BaseFont.IDENTITY_H, program);
        latin = font("Latin-" + file, BaseFont.IDENTITY_H, cut(program, LATIN));
        western = font("Western-" + file, BaseFont.WINANSI, cut(program, WESTERN));
        for (int c = 0; c < widths.length; c++) {
            boolean shown = whole.charExists(c) && Character.getType(c) != Character.FORMAT;
            widths[c] = shown ? (short) whole.getWidth(c) : NONE;
        }
    }

    /** The smallest font that has all characters of this text. */
    BaseFont font(String text) {
        return within(text, WESTERN) ? western : within(text, LATIN) ? latin : whole;
    }

    private static boolean within(String text, BitSet characters) {
        for (int i = 0; i < text.length(); i++) {
            if (!characters.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has a picture of this character. */
    boolean has(int codePoint) {
        return codePoint <= Character.MAX_VALUE && widths[codePoint] != NONE;
    }

    /** The text with its accents composed, what no paper shows left out, and a question mark for what the font does not have. */
    String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (!has(c) || Character.getType(c) == Character.NON_SPACING_MARK)) {
                return replaced(text);
            }
        }
        return text;
    }

    private String replaced(String text) {
        StringBuilder printable = new StringBuilder();
        Normalizer.normalize(text.replaceAll("\\R", "\n"), Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> {
                    if (c == '\n' || has(c)) {
                        printable.appendCodePoint(c);
                    } else if (Character.isWhitespace(c)) {
                        printable.append(' ');
                    } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                        printable.append(UNKNOWN);
                    }
                });
        return printable.toString();
    }

    /** In points, of a {@link #printable} text. */
    float width(String text, float size) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += widths[text.charAt(i)];
        }
        return sum * size / 1000;
    }

    /**
     * A {@link #printable} text in lines of at most this width in points. Lines end after spaces and after hyphens between
     * letters; a word that is too long is cut.
     */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        float most = width * 1000 / size;
        int start = 0;
        for (int stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', start)) {
            wrap(text, start, stop, most, lines);
            start = stop + 1;
        }
        wrap(text, start, text.length(), most, lines);
        return lines;
    }

    private void wrap(String text, int start, int stop, float most, List<String> lines) {
        int from = start;
        do {
            int end = end(text, from, stop, most);
            lines.add(text.substring(from, end));
            from = end;
        } while (from < stop);
    }

    /** Where the line ends that starts here; spaces at its end may hang over. */
    private int end(String text, int from, int stop, float most) {
        int sum = 0;
        int best = from;
        for (int i = from; i < stop; i++) {
            char c = text.charAt(i);
            sum += widths[c];
            if (c == ' ') {
                best = i + 1;
            } else if (sum > most) {
                return best > from ? best : Math.max(i, from + 1);
            } else if (c == '-' && i > from && i + 1 < stop && between(text, i)) {
                best = i + 1;
            }
        }
        return stop;
    }

    private static boolean between(String text, int hyphen) {
        return Character.isLetter(text.charAt(hyphen - 1)) && Character.isLetter(text.charAt(hyphen + 1));
    }

    private static byte[] program(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] cut(byte[] program, BitSet characters) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(program))) {
            TTFSubsetter part = new TTFSubsetter(font);
            characters.stream().forEach(part::add);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            part.writeToStream(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitSet western() {
        BitSet characters = new BitSet();
        for (int code = ' '; code < 256; code++) {
            String character = new String(new byte[] {(byte) code}, WESTERN_CODES);
            characters.set(character.charAt(0), !Character.isISOControl(character.charAt(0)));
        }
        characters.clear(UNDECODED);
        return characters;
    }

    private static BitSet latin() {
        BitSet characters = (BitSet) WESTERN.clone();
        characters.set(LATIN_EXTENDED_A, LATIN_EXTENDED_B);
        return characters;
    }

    private static BaseFont font(String name, String encoding, byte[] program) {
        try {
            BaseFont font = BaseFont.createFont(name, encoding, BaseFont.EMBEDDED, true, program, null);
            // PDF/A-2 allows a list of the glyphs only if it has those which others are made of, too
            font.setIncludeCidSet(false);
            // a fifth less time for a letter that is a twentieth larger
            font.setCompressionLevel(Deflater.BEST_SPEED);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

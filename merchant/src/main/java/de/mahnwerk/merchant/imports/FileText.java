package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The text of a file, whatever it is encoded in, as a stream that can be read again; of the file no more than a piece is in memory. */
final class FileText {

    /** Gives the bytes of a file from their beginning, as often as they are wanted. */
    interface Source {
        InputStream open() throws IOException;
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int PIECE = 1 << 16;
    private static final int MARK = 3;

    private final Source source;
    private final Charset charset;
    private final boolean marked;

    private FileText(Source source, Charset charset, boolean marked) {
        this.source = source;
        this.charset = charset;
        this.marked = marked;
    }

    /** UTF-8 and UTF-16 by their mark, UTF-8 when it is valid, otherwise the encoding of German Windows. */
    static FileText of(Source source) throws IOException {
        byte[] mark;
        try (InputStream in = source.open()) {
            mark = in.readNBytes(MARK);
        }
        if (mark.length == MARK && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB && (mark[2] & 0xFF) == 0xBF) {
            return new FileText(source, UTF_8, true);
        }
        boolean wide = mark.length > 1
                && (((mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE)
                        || ((mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF));
        return new FileText(source, wide ? UTF_16 : isUtf8(source) ? UTF_8 : WINDOWS, false);
    }

    private static boolean isUtf8(Source source) throws IOException {
        char[] piece = new char[PIECE];
        try (Reader reader = new InputStreamReader(source.open(), UTF_8.newDecoder())) {
            while (reader.read(piece) >= 0) {}
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The whole text without zeros: PostgreSQL has no text with a zero in it. */
    Reader reader() throws IOException {
        InputStream in = source.open();
        if (marked) {
            in.skipNBytes(MARK);
        }
        return new WithoutZeros(new InputStreamReader(in, charset));
    }

    /** The lines as they stand there. */
    Lines lines() throws IOException {
        return new Lines(new BufferedReader(reader(), PIECE));
    }

    /** One physical line after the other; of one that is longer than any real one, its beginning. */
    static final class Lines implements AutoCloseable {

        private static final int LONGEST = 1 << 16;

        private final BufferedReader reader;
        private long number;
        private int ahead = -2;

        private Lines(BufferedReader reader) {
            this.reader = reader;
        }

        /** How many lines were read. */
        long number() {
            return number;
        }

        /** The next line without its end; null behind the last one. */
        @Nullable
        String next() throws IOException {
            int sign = ahead == -2 ? reader.read() : ahead;
            ahead = -2;
            if (sign < 0) {
                return null;
            }
            StringBuilder line = new StringBuilder();
            while (sign >= 0 && sign != '\n' && sign != '\r') {
                if (line.length() < LONGEST) {
                    line.append((char) sign);
                }
                sign = reader.read();
            }
            if (sign == '\r') {
                int after = reader.read();
                ahead = after == '\n' ? -2 : after;
            }
            number++;
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private static final class WithoutZeros extends FilterReader {

        private WithoutZeros(Reader reader) {
            super(reader);
        }

        @Override
        public int read() throws IOException {
            int sign = in.read();
            while (sign == 0) {
                sign = in.read();
            }
            return sign;
        }

        @Override
        public int read(char[] into, int from, int most) throws IOException {
            int read = in.read(into, from, most);
            while (read > 0) {
                int kept = from;
                for (int i = from; i < from + read; i++) {
                    if (into[i] != 0) {
                        into[kept++] = into[i];
                    }
                }
                if (kept > from) {
                    return kept - from;
                }
                read = in.read(into, from, most);
            }
            return read;
        }
    }
}

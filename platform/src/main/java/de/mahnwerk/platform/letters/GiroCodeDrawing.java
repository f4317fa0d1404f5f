package de.mahnwerk.platform.letters;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code as filled bars: sharp at any size and small in the file. */
record GiroCodeDrawing(ByteMatrix dots) {

    /**
     * Readers read any mask (ISO/IEC 18004, 7.8), and this one is the standard's own choice for more than half of all GiroCodes
     * and hardly worse for the others; to try all eight for each letter would take as long as all its text.
     */
    private static final int MASK = 2;

    /** @throws IllegalArgumentException when the payload is too long for a QR code */
    static GiroCodeDrawing of(String payload) {
        try {
            return new GiroCodeDrawing(Encoder.encode(
                            payload,
                            ErrorCorrectionLevel.M,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.UTF_8,
                                    EncodeHintType.QR_MASK_PATTERN,
                                    MASK))
                    .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR code: " + payload.length() + " characters", e);
        }
    }

    /** Draws it with its left upper corner here. */
    void draw(PdfContentByte canvas, float x, float y, float size) {
        float side = size / dots.getWidth();
        canvas.saveState();
        // one unit a dot, downwards: whole numbers only
        canvas.concatCTM(side, 0, 0, -side, x, y);
        for (int row = 0; row < dots.getHeight(); row++) {
            for (int column = 0; column < dots.getWidth(); column++) {
                int from = column;
                while (column < dots.getWidth() && dots.get(column, row) == 1) {
                    column++;
                }
                if (column > from) {
                    canvas.rectangle(from, row, column - from, 1);
                }
            }
        }
        canvas.fill();
        canvas.restoreState();
    }
}

package de.mahnwerk.platform.people;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A code as a drawing for a page.
 *
 * @param size width and height in dots, quiet zone included
 * @param path the dark dots as a path of SVG
 */
public record QrCode(int size, String path) {

    private static final int QUIET_ZONE = 4;

    static QrCode of(String payload) {
        ByteMatrix dots = dots(payload);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y) == 1) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
                }
            }
        }
        return new QrCode(dots.getWidth() + 2 * QUIET_ZONE, path.toString());
    }

    private static ByteMatrix dots(String payload) {
        try {
            return Encoder.encode(payload, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR code: " + payload.length() + " characters", e);
        }
    }
}

package de.mahnwerk.merchant;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A letter as its reader has it: the text on paper, and the GiroCode as a banking app photographs it.
 *
 * @param giroCode the lines of the code; empty when the letter shows none
 */
public record PaperLetter(String text, List<String> giroCode, int pages) {

    private static final int DOTS_AN_INCH = 200;

    public static PaperLetter read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return new PaperLetter(
                    stripper.getText(document).replaceAll("[\\s\\u00A0]+", " "),
                    photographed(new PDFRenderer(document).renderImageWithDPI(0, DOTS_AN_INCH)),
                    document.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> photographed(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        int[] dots = page.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));
        try {
            return new QRCodeReader()
                    .decode(picture, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .lines()
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        } catch (ReaderException e) {
            throw new IllegalStateException("the code on the letter cannot be read", e);
        }
    }
}

package de.mahnwerk.merchant.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/** Takes the invoice data out of a PDF: the XML that ZUGFeRD, Factur-X and XRechnung attach under a fixed name. */
final class ZugferdPdf {

    private static final List<String> NAMES =
            List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml");
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final int DEEPEST = 16;

    private ZugferdPdf() {}

    static ReadFile read(String file, byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, PDComplexFileSpecification> attached = new TreeMap<>();
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
            if (files != null) {
                collect(files, attached, 0);
            }
            for (PDComplexFileSpecification candidate : inOrder(attached)) {
                PDEmbeddedFile content = content(candidate);
                if (content == null) {
                    continue;
                }
                byte[] xml = bytes(content);
                return xml.length > LARGEST ? ReadFile.refused(file, "file-too-large") : EInvoice.read(file, xml);
            }
            return ReadFile.refused(file, "pdf-without-invoice");
        } catch (IOException | RuntimeException e) {
            // the parser meets damaged files with any exception; what is wrong inside helps nobody
            return ReadFile.refused(file, "pdf-broken");
        }
    }

    /** Unpacked by ourselves and no further than we want: PDFBox would unfold the whole stream in memory first. */
    private static byte[] bytes(PDEmbeddedFile content) throws IOException {
        COSStream stream = content.getCOSObject();
        COSBase filter = stream.getFilters();
        try (InputStream raw = stream.createRawInputStream()) {
            if (filter == null) {
                return raw.readNBytes(LARGEST + 1);
            }
            boolean flate = filter.equals(COSName.FLATE_DECODE)
                    || (filter instanceof COSArray several
                            && several.size() == 1
                            && several.get(0).equals(COSName.FLATE_DECODE));
            if (!flate) {
                throw new IOException("an attachment is packed in a way that invoices are not");
            }
            return new InflaterInputStream(raw).readNBytes(LARGEST + 1);
        }
    }

    private static @Nullable PDEmbeddedFile content(PDComplexFileSpecification file) {
        return file.getEmbeddedFileUnicode() == null ? file.getEmbeddedFile() : file.getEmbeddedFileUnicode();
    }

    private static void collect(
            PDNameTreeNode<PDComplexFileSpecification> node, Map<String, PDComplexFileSpecification> into, int depth)
            throws IOException {
        if (node.getNames() != null) {
            node.getNames().values().forEach(file -> into.put(name(file), file));
        }
        if (node.getKids() != null && depth < DEEPEST) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
                collect(kid, into, depth + 1);
            }
        }
    }

    private static String name(PDComplexFileSpecification file) {
        String name = file.getFileUnicode() == null ? file.getFile() : file.getFileUnicode();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** The names of the standards first, then any other XML. */
    private static List<PDComplexFileSpecification> inOrder(Map<String, PDComplexFileSpecification> attached) {
        List<PDComplexFileSpecification> found = new ArrayList<>();
        NAMES.stream().filter(attached::containsKey).forEach(name -> found.add(attached.get(name)));
        attached.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".xml") && !NAMES.contains(file.getKey()))
                .forEach(file -> found.add(file.getValue()));
        return found;
    }
}

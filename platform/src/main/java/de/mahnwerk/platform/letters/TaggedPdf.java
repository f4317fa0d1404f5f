package de.mahnwerk.platform.letters;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.xml.xmp.DublinCoreSchema;
import org.openpdf.text.xml.xmp.PdfSchema;
import org.openpdf.text.xml.xmp.XmpBasicSchema;
import org.openpdf.text.xml.xmp.XmpWriter;

/**
 * A PDF that archives keep and screen readers read out: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), in black on A4. Each
 * thing on its pages belongs to an element of the structure tree, whose order is the order of reading, or is an artifact.
 */
final class TaggedPdf implements AutoCloseable {

    private static final PdfName LANG = new PdfName("Lang");
    private static final PdfName ALT = new PdfName("Alt");
    private static final PdfName ATTRIBUTES = PdfName.A;
    private static final PdfName ARTIFACT = new PdfName("Artifact");
    private static final PdfStream PROFILE = profile();
    private static final String ARCHIVED = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>";
    private static final String ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>";
    /** PDF/A asks that each schema which it does not know is described (ISO 19005-2, 6.6.2.3.3). */
    private static final String EXTENSION = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
            + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
            + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
            + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
            + "<pdfaProperty:category>internal</pdfaProperty:category>"
            + "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
            + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>";

    private final Document document = new Document(PageSize.A4);
    private final PdfWriter writer;
    private final PdfContentByte canvas;
    private final PdfStructureElement root;

    /**
     * @param language tag of a language (BCP 47)
     */
    TaggedPdf(ByteArrayOutputStream out, String title, String author, String language) {
        writer = PdfWriter.getInstance(document, out);
        writer.setPDFXConformance(PdfWriter.PDFA2A);
        writer.setTagged();
        writer.setFullCompression();
        writer.setCompressionLevel(Deflater.BEST_SPEED);
        writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
        document.addTitle(title);
        document.addAuthor(author);
        document.addCreationDate();
        document.addProducer();
        document.open();
        PdfDictionary catalog = writer.getExtraCatalog();
        catalog.put(LANG, new PdfString(language));
        try {
            catalog.put(PdfName.OUTPUTINTENTS, new PdfArray(intent()));
            writer.setXmpMetadata(metadata(title, author));
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        canvas = writer.getDirectContent();
        root = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    }

    /** The element of the whole document. */
    PdfStructureElement root() {
        return root;
    }

    static PdfStructureElement element(PdfStructureElement parent, Tag tag) {
        PdfStructureElement element = new PdfStructureElement(parent, tag.pdf());
        if (tag.attributes() != null) {
            element.put(ATTRIBUTES, tag.attributes());
        }
        return element;
    }

    /** Lines one below the other, the first on this base line. */
    void text(PdfStructureElement element, TextStyle style, float x, float y, List<String> lines) {
        canvas.beginMarkedContentSequence(element);
        draw(style, x, y, lines);
        canvas.endMarkedContentSequence();
    }

    /** A drawing with the words for those who do not see it. */
    void figure(PdfStructureElement parent, String words, float x, float y, float size, GiroCodeDrawing drawing) {
        PdfStructureElement figure = element(parent, Tag.FIGURE);
        figure.put(ALT, new PdfString(words, PdfObject.TEXT_UNICODE));
        PdfDictionary layout = new PdfDictionary();
        layout.put(PdfName.O, new PdfName("Layout"));
        layout.put(PdfName.BBOX, new PdfArray(new float[] {x, y - size, x + size, y}));
        figure.put(ATTRIBUTES, layout);
        canvas.beginMarkedContentSequence(figure);
        drawing.draw(canvas, x, y, size);
        canvas.endMarkedContentSequence();
    }

    /** Lines that are not read out, as they come again on each page. */
    void artifact(TextStyle style, float x, float y, List<String> lines) {
        canvas.beginMarkedContentSequence(ARTIFACT);
        draw(style, x, y, lines);
        canvas.endMarkedContentSequence();
    }

    void rule(float x, float y, float width) {
        canvas.beginMarkedContentSequence(ARTIFACT);
        canvas.setLineWidth(0.6f);
        canvas.moveTo(x, y);
        canvas.lineTo(x + width, y);
        canvas.stroke();
        canvas.endMarkedContentSequence();
    }

    private void draw(TextStyle style, float x, float y, List<String> lines) {
        canvas.beginText();
        canvas.moveText(x, y);
        BaseFont current = null;
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                canvas.moveText(0, -style.leading());
            }
            String line = lines.get(i);
            BaseFont font = style.face().font(line);
            if (!font.equals(current)) {
                canvas.setFontAndSize(font, style.size());
                current = font;
            }
            canvas.showText(line);
        }
        canvas.endText();
    }

    void newPage() {
        document.newPage();
    }

    @Override
    public void close() {
        document.close();
    }

    private PdfDictionary intent() throws IOException {
        PdfDictionary intent = new PdfDictionary(PdfName.OUTPUTINTENT);
        intent.put(PdfName.S, PdfName.GTS_PDFA1);
        intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.INFO, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(PROFILE).getIndirectReference());
        return intent;
    }

    private byte[] metadata(String title, String author) throws IOException {
        PdfDictionary info = writer.getInfo();
        ByteArrayOutputStream out = new ByteArrayOutputStream(3_000);
        try (XmpWriter xmp = new XmpWriter(out, XmpWriter.UTF8, 0)) {
            DublinCoreSchema core = new DublinCoreSchema();
            core.addTitle(title);
            core.addAuthor(author);
            xmp.addRdfDescription(core);
            PdfSchema pdf = new PdfSchema();
            pdf.addProducer(((PdfString) info.get(PdfName.PRODUCER)).toUnicodeString());
            xmp.addRdfDescription(pdf);
            XmpBasicSchema basic = new XmpBasicSchema();
            basic.addCreateDate(((PdfDate) info.get(PdfName.CREATIONDATE)).getW3CDate());
            xmp.addRdfDescription(basic);
            xmp.addRdfDescription("xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"", ARCHIVED);
            xmp.addRdfDescription("xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"", ACCESSIBLE);
            xmp.addRdfDescription(
                    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                            + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                            + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
                    EXTENSION);
            xmp.setReadOnly();
        }
        return out.toByteArray();
    }

    /** The Java runtime's sRGB profile, compressed once for all letters. */
    private static PdfStream profile() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] room = new byte[profile.length + 64];
        deflater.setInput(profile);
        deflater.finish();
        int length = deflater.deflate(room);
        deflater.end();
        PdfStream stream = new PdfStream(Arrays.copyOf(room, length));
        stream.put(PdfName.FILTER, PdfName.FLATEDECODE);
        stream.put(PdfName.N, new PdfNumber(3));
        return stream;
    }
}

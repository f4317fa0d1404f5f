package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import org.w3c.dom.Element;

/**
 * One element of a message as the typed model knows it. What cannot be read as its type is left null; {@link EntryReading}
 * says so where it matters.
 */
final class Typed {

    private static final JAXBContext MODEL = model();

    private Typed() {}

    static <T> T read(Element element, Class<T> type) {
        try {
            Unmarshaller unmarshaller = MODEL.createUnmarshaller();
            unmarshaller.setEventHandler(event -> true);
            return unmarshaller.unmarshal(element, type).getValue();
        } catch (JAXBException e) {
            throw new IllegalStateException("the model cannot take " + element.getTagName(), e);
        }
    }

    private static JAXBContext model() {
        try {
            return JAXBContext.newInstance(ReportEntry10.class, CashBalance8.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.unspool.syndication;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML 1.0 document, element by element, by the JDK's writer, which escapes. Names are written as they are given; of texts and values,
 * characters that XML does not allow are left out.
 */
public final class XmlDocument {

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml = writer(written);

    /** Begins a document in UTF-8. */
    public XmlDocument() {
        write(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    /** Begins an element, whose attributes come next. */
    public XmlDocument open(String name) {
        return write(() -> xml.writeStartElement(name));
    }

    /** Adds an attribute to the element that has just begun, unless its value is null. */
    public XmlDocument attribute(String name, @Nullable Object value) {
        return value == null ? this : write(() -> xml.writeAttribute(name, legal(value.toString())));
    }

    public XmlDocument text(String text) {
        return write(() -> xml.writeCharacters(legal(text)));
    }

    /** Ends the element that was begun last. */
    public XmlDocument close() {
        return write(xml::writeEndElement);
    }

    /** Adds an element that has only text, unless that is null. */
    public XmlDocument element(String name, @Nullable String text) {
        return text == null ? this : open(name).text(text).close();
    }

    /** Ends the document. */
    public byte[] bytes() {
        write(xml::writeEndDocument);
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the text without characters that XML 1.0 section 2.2 excludes: most controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
    static String legal(String text) {
        if (text.codePoints().allMatch(XmlDocument::isLegal)) {
            return text;
        }
        return text.codePoints()
                .filter(XmlDocument::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int point) {
        return point >= ' '
                ? (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                        && point != 0xFFFE
                        && point != 0xFFFF
                : point == '\t' || point == '\n' || point == '\r';
    }

    private static XMLStreamWriter writer(StringWriter to) {
        try {
            return XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
        } catch (XMLStreamException never) {
            throw new IllegalStateException(never);
        }
    }

    private XmlDocument write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException outOfOrder) {
            throw new IllegalStateException(outOfOrder);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}

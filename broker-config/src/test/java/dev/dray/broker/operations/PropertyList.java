package dev.dray.broker.operations;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an XML property list as {@code plutil -lint} would, without its document type, which Apple keeps on the web. */
final class PropertyList {
    private PropertyList() {}

    /** @throws IllegalArgumentException where the text is no property list with a dictionary at its root */
    static Values parse(String text) {
        Element root = document(text);
        List<Element> inside = elements(root);
        require(root.getTagName().equals("plist") && inside.size() == 1, "the root is not a plist with one element");
        Object value = value(inside.getFirst());
        require(value instanceof Map<?, ?>, "the plist holds no dict");
        return new Values((Map<?, ?>) value);
    }

    private static Element document(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            // The default handler prints to the console as well as throwing.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException("not well-formed: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK cannot parse XML from a string", e);
        }
    }

    private static Object value(Element element) {
        return switch (element.getTagName()) {
            case "string" -> element.getTextContent();
            case "integer" -> integer(element.getTextContent());
            case "true" -> true;
            case "false" -> false;
            case "array" -> elements(element).stream().map(PropertyList::value).toList();
            case "dict" -> dict(elements(element));
            default -> throw new IllegalArgumentException("<" + element.getTagName() + "> is no type used by launchd");
        };
    }

    private static Map<String, Object> dict(List<Element> children) {
        require(children.size() % 2 == 0, "a dict has a key without a value");
        Map<String, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < children.size(); i += 2) {
            Element key = children.get(i);
            require(key.getTagName().equals("key"), "a dict has <" + key.getTagName() + "> where a key should be");
            Object before = dict.put(key.getTextContent(), value(children.get(i + 1)));
            require(before == null, "the key " + key.getTextContent() + " stands twice");
        }
        return dict;
    }

    private static Long integer(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("<integer>" + digits + "</integer> is no integer", e);
        }
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static void require(boolean kept, String complaint) {
        if (!kept) {
            throw new IllegalArgumentException(complaint);
        }
    }
}

package org.symbolon.surface;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A file of XML, asked by paths that know no namespaces. */
record Xml(Document document) {
    static Xml read(Path file) throws Exception {
        return new Xml(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    }

    List<String> texts(String path) throws Exception {
        return nodes(path).stream().map(Node::getTextContent).map(String::strip).toList();
    }

    List<Node> nodes(String path) throws Exception {
        var found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    }
}

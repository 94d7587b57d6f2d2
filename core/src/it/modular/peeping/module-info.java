/** A host that reaches for what Symbolon keeps to itself: it must not compile. */
module example.peeping {
    requires org.symbolon;
}

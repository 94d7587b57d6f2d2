/** A host that needs nothing but Symbolon. */
module example.signup {
    requires org.symbolon;
}

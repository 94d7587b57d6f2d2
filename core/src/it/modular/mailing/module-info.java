/** A host that sends by SMTP. */
module example.mailing {
    requires org.symbolon;
    requires jakarta.mail;
}

/** The life of an account behind pluggable storage and mail. */
module org.symbolon {
    requires transitive java.sql;
    requires transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires com.sanctionco.jmail;
    requires org.bouncycastle.provider;
    requires org.passay;
    requires static jakarta.mail;
    requires static org.eclipse.angus.mail;

    exports org.symbolon;
    exports org.symbolon.account;
    exports org.symbolon.event;
    exports org.symbolon.key;
    exports org.symbolon.limit;
    exports org.symbolon.mail;
    exports org.symbolon.manage;
    exports org.symbolon.password;
    exports org.symbolon.policy;
    exports org.symbolon.registration;
    exports org.symbolon.reset;
    exports org.symbolon.session;
    exports org.symbolon.store;
    exports org.symbolon.store.jdbc;
    exports org.symbolon.store.memory;
    exports org.symbolon.testkit;
    exports org.symbolon.token;
}

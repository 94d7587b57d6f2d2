package org.symbolon.architecture.planted.nimbus.session;

import com.nimbusds.jwt.JWTClaimsSet;

record SessionsByNimbus(JWTClaimsSet one) {}

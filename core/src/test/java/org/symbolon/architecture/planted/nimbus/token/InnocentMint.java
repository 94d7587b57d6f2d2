package org.symbolon.architecture.planted.nimbus.token;

import com.nimbusds.jwt.JWTClaimsSet;

record InnocentMint(JWTClaimsSet one) {}

package org.symbolon.architecture.planted.names.session;

interface SessionManager {}

package org.symbolon.architecture.planted.names.policy;

interface Base {}

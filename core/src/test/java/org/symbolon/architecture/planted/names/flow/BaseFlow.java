package org.symbolon.architecture.planted.names.flow;

interface BaseFlow {}

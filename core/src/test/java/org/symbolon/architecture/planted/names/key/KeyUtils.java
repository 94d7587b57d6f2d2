package org.symbolon.architecture.planted.names.key;

interface KeyUtils {}

package org.symbolon.architecture.planted.names.code;

interface CodeHelper {}

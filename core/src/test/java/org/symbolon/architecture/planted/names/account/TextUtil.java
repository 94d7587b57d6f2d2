package org.symbolon.architecture.planted.names.account;

interface TextUtil {}

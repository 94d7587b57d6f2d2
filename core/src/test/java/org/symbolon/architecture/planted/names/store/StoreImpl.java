package org.symbolon.architecture.planted.names.store;

interface StoreImpl {}

package org.symbolon.architecture.planted.names.event;

interface EventBase {}

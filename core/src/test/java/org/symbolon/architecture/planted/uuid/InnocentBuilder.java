package org.symbolon.architecture.planted.uuid;

import java.util.UUID;

record InnocentBuilder(UUID node) {}

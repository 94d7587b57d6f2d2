package org.symbolon.architecture.planted.uuid.account;

import java.util.UUID;

record SessionId(UUID value) {}

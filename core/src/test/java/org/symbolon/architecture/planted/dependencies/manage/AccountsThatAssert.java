package org.symbolon.architecture.planted.dependencies.manage;

import org.assertj.core.api.AbstractAssert;

record AccountsThatAssert(AbstractAssert<?, ?> one) {}

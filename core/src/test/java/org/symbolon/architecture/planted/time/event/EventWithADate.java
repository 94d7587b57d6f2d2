package org.symbolon.architecture.planted.time.event;

import java.util.Date;

@SuppressWarnings("JavaUtilDate")
class EventWithADate {
    final Date at = new Date();
}

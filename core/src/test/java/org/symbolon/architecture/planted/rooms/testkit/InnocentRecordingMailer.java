package org.symbolon.architecture.planted.rooms.testkit;

import org.symbolon.architecture.planted.rooms.mail.InnocentMailer;

/** The testkit alone may import another room, and only this one. */
record InnocentRecordingMailer(InnocentMailer one) {}

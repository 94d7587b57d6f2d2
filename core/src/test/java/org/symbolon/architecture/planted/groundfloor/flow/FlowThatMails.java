package org.symbolon.architecture.planted.groundfloor.flow;

import org.symbolon.architecture.planted.groundfloor.mail.InnocentMailer;

record FlowThatMails(InnocentMailer one) {}

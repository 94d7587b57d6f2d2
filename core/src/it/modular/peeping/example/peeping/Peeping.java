package example.peeping;

import org.symbolon.code.Codes;
import org.symbolon.flow.Flows;

record Peeping(Flows flows, Codes codes) {}

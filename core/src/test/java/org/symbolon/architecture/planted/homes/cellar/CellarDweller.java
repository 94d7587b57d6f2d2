package org.symbolon.architecture.planted.homes.cellar;

public interface CellarDweller {}

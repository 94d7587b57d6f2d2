package org.symbolon.quickstart;

final class Main {
    public static void main(String[] args) {}
}

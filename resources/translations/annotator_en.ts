<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementPanel</name>
    <message numerus="yes">
        <source>Agreement, %n articles</source>
        <translation>
            <numerusform>Agreement, %n article</numerusform>
            <numerusform>Agreement, %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleFiles</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles imported</source>
        <translation>
            <numerusform>%n article imported</numerusform>
            <numerusform>%n articles imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n tags</source>
        <translation>
            <numerusform>, %n tag</numerusform>
            <numerusform>, %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n not taken</source>
        <translation>
            <numerusform>; %n not taken</numerusform>
            <numerusform>; %n not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n articles removed with their tags.</source>
        <translation>
            <numerusform>%n article removed with its tags.</numerusform>
            <numerusform>%n articles removed with their tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewListModel</name>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n to settle</numerusform>
            <numerusform>%n to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewListPane</name>
    <message numerus="yes">
        <source>%n annotators</source>
        <translation>
            <numerusform>%n annotator</numerusform>
            <numerusform>%n annotators</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggested</source>
        <translation>
            <numerusform>%n suggested</numerusform>
            <numerusform>%n suggested</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagAll</name>
    <message numerus="yes">
        <source>%n more tagged. Undo takes them back together.</source>
        <translation>
            <numerusform>%n more tagged. Undo takes it back.</numerusform>
            <numerusform>%n more tagged. Undo takes them back together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagForm</name>
    <message numerus="yes">
        <source>More (%n filled)</source>
        <translation>
            <numerusform>More (%n filled)</numerusform>
            <numerusform>More (%n filled)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Numbers</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
</TS>

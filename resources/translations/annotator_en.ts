<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementDialog</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles are hidden until your own tags are done.</source>
        <translation>
            <numerusform>%n article is hidden until your own tags are done.</numerusform>
            <numerusform>%n articles are hidden until your own tags are done.</numerusform>
        </translation>
    </message>
</context>
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
        <source>Import cancelled; you worked in %n of its articles, which stay.</source>
        <translation>
            <numerusform>Import cancelled; you worked in %n of its articles, which stays.</numerusform>
            <numerusform>Import cancelled; you worked in %n of its articles, which stay.</numerusform>
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
</context>
<context>
    <name>DatasetExport</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
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
    <name>DatasetWorkspace</name>
    <message numerus="yes">
        <source>Export %n articles…</source>
        <translation>
            <numerusform>Export %n article…</numerusform>
            <numerusform>Export %n articles…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
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
    <name>ExchangeFiles</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new articles</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed articles</source>
        <translation>
            <numerusform>%n removed article</numerusform>
            <numerusform>%n removed articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tags</source>
        <translation>
            <numerusform>%n new tag</numerusform>
            <numerusform>%n new tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed tags</source>
        <translation>
            <numerusform>%n changed tag</numerusform>
            <numerusform>%n changed tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed tags</source>
        <translation>
            <numerusform>%n removed tag</numerusform>
            <numerusform>%n removed tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n decisions</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags without a place</source>
        <translation>
            <numerusform>%n tag without a place</numerusform>
            <numerusform>%n tags without a place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormatCards</name>
    <message numerus="yes">
        <source>%n more formats</source>
        <translation>
            <numerusform>%n more format</numerusform>
            <numerusform>%n more formats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Edited copies of other articles: %n.</source>
        <translation>
            <numerusform>Edited copies of other articles: %n.</numerusform>
            <numerusform>Edited copies of other articles: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more files, imported alike</source>
        <translation>
            <numerusform>and %n more file, imported alike</numerusform>
            <numerusform>and %n more files, imported alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportLabelsPage</name>
    <message numerus="yes">
        <source>%n labels are the project&apos;s own.</source>
        <translation>
            <numerusform>%n label is the project&apos;s own.</numerusform>
            <numerusform>%n labels are the project&apos;s own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectNews</name>
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
    <name>SpellingsCard</name>
    <message numerus="yes">
        <source>and %n more, all of them in the CSV</source>
        <translation>
            <numerusform>and %n more, all of them in the CSV</numerusform>
            <numerusform>and %n more, all of them in the CSV</numerusform>
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
    <name>TagWorkspace</name>
    <message numerus="yes">
        <source>%n copies in the project</source>
        <translation>
            <numerusform>%n copy in the project</numerusform>
            <numerusform>%n copies in the project</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagZones</name>
    <message numerus="yes">
        <source>Also in %n other articles of {outlet}.</source>
        <translation>
            <numerusform>Also in %n other article of {outlet}.</numerusform>
            <numerusform>Also in %n other articles of {outlet}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other articles.</source>
        <translation>
            <numerusform>Also in %n other article.</numerusform>
            <numerusform>Also in %n other articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done in %n other articles. Undo takes all of it back together.</source>
        <translation>
            <numerusform>Done in %n other article. Undo takes it back.</numerusform>
            <numerusform>Done in %n other articles. Undo takes all of it back together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Site furniture was marked in %n articles. Undo takes all of it back.</source>
        <translation>
            <numerusform>Site furniture was marked in %n article. Undo takes it back.</numerusform>
            <numerusform>Site furniture was marked in %n articles. Undo takes all of it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoFollower</name>
    <message numerus="yes">
        <source>%n articles changed.</source>
        <translation>
            <numerusform>%n article changed.</numerusform>
            <numerusform>%n articles changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoSaysCard</name>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
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

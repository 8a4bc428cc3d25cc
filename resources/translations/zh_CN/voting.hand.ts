<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HandPage</name>
    <message>
        <source>Valid ballots of %1</source>
        <translation>%1有效票</translation>
    </message>
    <message>
        <source>Invalid ballots of %1</source>
        <translation>%1无效票</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效票</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>together %1, returned %2</source>
        <translation>合计 %1 张，收回 %2 张</translation>
    </message>
    <message>
        <source>If the table also counted the marks, type them here; a line left empty is not compared. Beside a machine count every line is needed.</source>
        <translation>如已手工统计各等次票数，请填在下面；空行不参加核对。与机读核对时每一行都要填。</translation>
    </message>
</context>
<context>
    <name>MarksGrid</name>
    <message>
        <source>Marks counted by hand</source>
        <translation>手工统计各等次票数</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
</context>
</TS>

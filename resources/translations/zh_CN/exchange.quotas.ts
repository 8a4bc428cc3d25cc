<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PlacesSheet</name>
    <message>
        <source>Places of %1 for %2</source>
        <translation>%1 %2 名额</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>正职</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>副职</translation>
    </message>
    <message>
        <source>Young talent</source>
        <translation>优秀青年</translation>
    </message>
    <message>
        <source>Empty: no limit.</source>
        <translation>空格表示不限。</translation>
    </message>
</context>
<context>
    <name>QuotasPage</name>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>An empty cell sets no limit. From a sheet: copy rows of school (code or name), chief, deputy, young talent, and paste them here.</source>
        <translation>空格表示不限。可从表格复制“学校（代码或名称）、正职、副职、优秀青年”各列，粘贴到这里。</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>正职</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>副职</translation>
    </message>
    <message>
        <source>Young talent</source>
        <translation>优秀青年</translation>
    </message>
    <message>
        <source>Places of the schools</source>
        <translation>各校名额</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Change… (&amp;C)</source>
        <translation>修改…(&amp;C)</translation>
    </message>
    <message>
        <source>Paste from a sheet</source>
        <translation>从表格粘贴</translation>
    </message>
    <message>
        <source>No school is enrolled yet. Enrol schools first, then give them their places.</source>
        <translation>还没有登记学校。请先登记学校，再设定名额。</translation>
    </message>
    <message>
        <source>%1 places for %2</source>
        <translation>%2 共%1个名额</translation>
    </message>
    <message>
        <source>Taken over.</source>
        <translation>已采用。</translation>
    </message>
    <message>
        <source>Places of %1 schools.</source>
        <translation>已记下 %1 所学校的名额。</translation>
    </message>
</context>
</TS>

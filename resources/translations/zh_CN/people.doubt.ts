<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RowEditor</name>
    <message>
        <source>Doubtful row</source>
        <translation>存疑的行</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>This row is left out.</source>
        <translation>这一行不导入。</translation>
    </message>
    <message>
        <source>Everything is answered. The row goes in.</source>
        <translation>都已答复，这一行可以导入。</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>不导入这一行</translation>
    </message>
    <message>
        <source>It is %1</source>
        <translation>是 %1</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Another value for %1</source>
        <translation>另填%1</translation>
    </message>
    <message>
        <source>or type it</source>
        <translation>或在此输入</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>用这个</translation>
    </message>
    <message>
        <source>Another person: import the row</source>
        <translation>是另一个人，照常导入</translation>
    </message>
    <message>
        <source>What the row says</source>
        <translation>这一行的内容</translation>
    </message>
</context>
</TS>

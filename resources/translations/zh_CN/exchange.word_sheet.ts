<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>WordSheet</name>
    <message>
        <source>The bureau sends: %1</source>
        <translation>教育局来件：%1</translation>
    </message>
    <message>
        <source>Put it on file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认采用</translation>
    </message>
    <message>
        <source>Nothing has changed yet. Read it; it counts once you confirm it.</source>
        <translation>现在什么也没有改动。请先看一遍，确认后才采用。</translation>
    </message>
    <message>
        <source>Leave it undone</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>确认后</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DecisionsScreen</name>
    <message>
        <source>Decide</source>
        <translation>审定</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Questions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
</context>
</TS>

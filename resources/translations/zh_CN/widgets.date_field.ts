<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DateField</name>
    <message>
        <source>1985.10 or 1985-10-03</source>
        <translation>1985.10 或 1985-10-03</translation>
    </message>
</context>
<context>
    <name>FullDateField</name>
    <message>
        <source>2026-09-14</source>
        <translation>2026-09-14</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>%1: choose from the calendar</source>
        <translation>%1：从日历中选择</translation>
    </message>
</context>
</TS>

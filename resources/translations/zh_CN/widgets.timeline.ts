<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Timeline</name>
    <message>
        <source>Steps of the round</source>
        <translation>选拔步骤</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>due</source>
        <translation>今天应办</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>有问题</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>voting</name>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>too many chosen</source>
        <translation>超选</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>涂改</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>难以辨认</translation>
    </message>
    <message>
        <source>signed or marked</source>
        <translation>署名或作记号</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>pass one</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>pass two</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>designed</source>
        <translation>已设计</translation>
    </message>
    <message>
        <source>ballots given out</source>
        <translation>已发票</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>计票中</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封票</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>invalid ballot</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>abstention</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>whole ballot</source>
        <translation>整张票</translation>
    </message>
</context>
</TS>

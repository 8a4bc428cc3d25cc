<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CountsCard</name>
    <message>
        <source>Ballots given out and returned</source>
        <translation>发票与收票</translation>
    </message>
    <message>
        <source>Void the vote and hold it again…</source>
        <translation>作废，重新进行…</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>due</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Why fewer were returned: %1</source>
        <translation>%1未收回的原因</translation>
    </message>
    <message>
        <source>Fill in (&amp;F)</source>
        <translation>填写(&amp;F)</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>words</name>
    <message>
        <source>clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>kindergarten</source>
        <translation>幼儿园</translation>
    </message>
    <message>
        <source>primary school</source>
        <translation>小学</translation>
    </message>
    <message>
        <source>junior secondary school</source>
        <translation>初级中学</translation>
    </message>
    <message>
        <source>senior secondary school</source>
        <translation>高级中学</translation>
    </message>
    <message>
        <source>nine-year school</source>
        <translation>九年一贯制学校</translation>
    </message>
    <message>
        <source>complete secondary school</source>
        <translation>完全中学</translation>
    </message>
    <message>
        <source>twelve-year school</source>
        <translation>十二年一贯制学校</translation>
    </message>
    <message>
        <source>vocational school</source>
        <translation>中等职业学校</translation>
    </message>
    <message>
        <source>special school</source>
        <translation>特殊教育学校</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
</TS>

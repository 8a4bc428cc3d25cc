<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>StepPanel</name>
    <message>
        <source>Take it off the list?</source>
        <translation>从名单中去掉？</translation>
    </message>
    <message>
        <source>%1 goes off the list, with what is written in that row.</source>
        <translation>%1将从名单中去掉，这一行填写的内容也一起去掉。</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>去掉</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Save the reason</source>
        <translation>保存原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What is typed here is not saved. Press Esc again to leave without it.</source>
        <translation>这里填写的内容还没有保存。再按一次 Esc，就不保存直接离开。</translation>
    </message>
</context>
</TS>

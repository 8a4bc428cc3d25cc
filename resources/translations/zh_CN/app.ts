<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>CadreDesk</source>
        <translation>后备干部工作台</translation>
    </message>
</context>
</TS>

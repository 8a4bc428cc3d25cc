<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChangesSheet</name>
    <message>
        <source>What differs from the last report</source>
        <translation>与上一次报送的不同</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compared with report no. %1; %2 differences.</source>
        <translation>与第 %1 号报告比较，有 %2 处不同。</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Last report</source>
        <translation>上一次报送</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
</TS>

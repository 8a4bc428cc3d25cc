<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReturnSheet</name>
    <message>
        <source>Return the report of %1</source>
        <translation>退回 %1 的报告</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>The school sees every reason and is led to the person and the field.</source>
        <translation>学校会看到每一条原因，并直接打开有关人员和栏目。</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核查发现</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Further reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>the whole report</source>
        <translation>整份报告</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Add this reason</source>
        <translation>添加这条原因</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Take the reason in sight out</source>
        <translation>去掉所选的原因</translation>
    </message>
    <message>
        <source>Found by the checks; %1 of %2 are told to the school (Space turns one).</source>
        <translation>核查发现 %2 项，勾选的 %1 项将告知学校（空格键勾选）。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrainingScreen</name>
    <message>
        <source>Training</source>
        <translation>培养</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Courses</source>
        <translation>课程与活动</translation>
    </message>
    <message>
        <source>Annual plan</source>
        <translation>年度计划</translation>
    </message>
    <message>
        <source>Study groups</source>
        <translation>学习小组</translation>
    </message>
    <message>
        <source>Lecturers and places</source>
        <translation>师资与基地</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
</context>
</TS>

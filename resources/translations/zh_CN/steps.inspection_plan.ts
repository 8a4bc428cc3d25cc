<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>InspectionPlanPanel</name>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Whose opinions were sought, and what became of them</source>
        <translation>征求意见的范围和采纳情况</translation>
    </message>
    <message>
        <source>The plan is made known and opinions on it are heard before it is published.</source>
        <translation>方案公布前先在一定范围内征求意见。</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>方案内容</translation>
    </message>
    <message>
        <source>No section yet. Begin with the usual sections, or with an empty one.</source>
        <translation>还没有内容。可以按常用提纲起草，也可以增加空白的一节。</translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation>增加一节</translation>
    </message>
    <message>
        <source>Begin with the usual sections</source>
        <translation>按常用提纲起草</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Where it was published</source>
        <translation>公布范围或地点</translation>
    </message>
    <message>
        <source>Note the publication</source>
        <translation>登记公布</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>公布</translation>
    </message>
    <message>
        <source>%1 sections</source>
        <translation>共 %1 节</translation>
    </message>
    <message>
        <source>Write the plan, hear opinions on it, then note when and where it was published.</source>
        <translation>起草方案并征求意见，公布后登记日期和地点。</translation>
    </message>
    <message>
        <source>The plan is written. Print and publish it, then note the day and the place.</source>
        <translation>方案已写好。请打印公布，再登记日期和地点。</translation>
    </message>
    <message>
        <source>The plan is published.</source>
        <translation>考察方案已经公布。</translation>
    </message>
</context>
<context>
    <name>SectionRow</name>
    <message>
        <source>Heading of section %1</source>
        <translation>第 %1 节的标题</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text of section %1</source>
        <translation>第 %1 节的内容</translation>
    </message>
    <message>
        <source>Empty: the usual wording and the lists of the round are printed.</source>
        <translation>留空则按常用文字和本轮名单印出。</translation>
    </message>
    <message>
        <source>Move section %1 up</source>
        <translation>第 %1 节上移</translation>
    </message>
    <message>
        <source>Move section %1 down</source>
        <translation>第 %1 节下移</translation>
    </message>
    <message>
        <source>Take section %1 out</source>
        <translation>删去第 %1 节</translation>
    </message>
</context>
</TS>

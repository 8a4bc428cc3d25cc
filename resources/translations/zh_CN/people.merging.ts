<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BinSheet</name>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>A file stays here for 90 days.</source>
        <translation>档案在这里保留 90 天。</translation>
    </message>
</context>
<context>
    <name>ChangesSheet</name>
    <message>
        <source>Take back a merge or a change of ID number</source>
        <translation>撤销合并或更换身份证号</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>two files joined</source>
        <translation>合并两份档案</translation>
    </message>
    <message>
        <source>ID number changed</source>
        <translation>更换身份证号</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>What was edited since then stays.</source>
        <translation>此后改过的内容会保留。</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>One person, two files?</source>
        <translation>是不是同一个人？</translation>
    </message>
    <message>
        <source>Join the two files</source>
        <translation>合并两份档案</translation>
    </message>
    <message>
        <source>same ID number</source>
        <translation>身份证号相同</translation>
    </message>
    <message>
        <source>same name, births agree</source>
        <translation>姓名相同，出生年月相符</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>由您选定</translation>
    </message>
    <message>
        <source>The file that stays takes over what only the other one knows. Nothing is lost, and it can be undone.</source>
        <translation>保留的一份会补上只有另一份才有的内容。什么都不会丢失，合并可以撤销。</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>成对的档案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一份</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>This file stays:</source>
        <translation>保留这一份：</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>First file</source>
        <translation>第一份</translation>
    </message>
    <message>
        <source>Second file</source>
        <translation>第二份</translation>
    </message>
    <message>
        <source>This file stays: %1</source>
        <translation>保留这一份：%1</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>已填 %1 项</translation>
    </message>
</context>
<context>
    <name>StrokesSheet</name>
    <message>
        <source>How many strokes?</source>
        <translation>有几画？</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>These characters stand in no stroke table. Count the strokes once, and every list is in order.</source>
        <translation>字序表中没有这些字。请数一次笔画，以后各处名单都按此排序。</translation>
    </message>
</context>
</TS>
